using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Sheets;

/// <summary>Answers with empty sheets to fill in. Each import has a question of its own, which names its own right, and a handler of one line.</summary>
internal abstract class TemplateHandler<TQuery>(IWorkbooks workbooks, Clock clock, string title, params IReadOnlyList<SheetContent> sheets) : IRequestHandler<TQuery, SheetFile>
    where TQuery : Query<SheetFile>
{
    public Task<SheetFile> Handle(TQuery request, CancellationToken cancellationToken) =>
        Task.FromResult(SheetFile.Named(title, clock.Today, said => workbooks.Template(said, sheets)));
}
