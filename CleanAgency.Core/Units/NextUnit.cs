using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Units;

/// <summary>What the form of a new unit begins with: the categories in use and a place behind the last one in the official order.</summary>
[Needs(Permission.EditUnits)]
public sealed record NextUnit : Query<NextUnit.Answer>, IAmong<SupervisedUnit>
{
    public const int Gap = 10;

    public sealed record Answer(int Sequence, IReadOnlyList<string> Categories);
}

internal sealed class NextUnitHandler(Rows<SupervisedUnit> rows, Clock clock) : IRequestHandler<NextUnit, NextUnit.Answer>
{
    public async Task<NextUnit.Answer> Handle(NextUnit query, CancellationToken ct) =>
        new(await rows.Visible.MaxAsync(u => (int?)u.Sequence, ct) + NextUnit.Gap ?? NextUnit.Gap,
            [.. (await rows.Visible.Matching(new(), clock.Today).CategoriesOf(ct)).Select(g => g.Category)]);
}
