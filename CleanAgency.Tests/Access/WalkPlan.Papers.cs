using CleanAgency.Core.Scorecards;

namespace CleanAgency.Tests.Access;

internal static partial class WalkPlan
{
    private static readonly Dictionary<Type, Func<Guid, object>> OfPapers = new()
    {
        [typeof(PaperTemplate)] = id => new PaperTemplate(id),
        [typeof(UploadPaper)] = _ => new UploadPaper("a.xlsx", new([1, 2, 3])),
        [typeof(PaperPreview)] = id => new PaperPreview(id, Guid.NewGuid()),
        [typeof(AnnotatedPaper)] = id => new AnnotatedPaper(id, Guid.NewGuid()),
        [typeof(EnterPaper)] = id => new EnterPaper(id, Guid.NewGuid(), ""),
    };
}
