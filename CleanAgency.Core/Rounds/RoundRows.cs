using CleanAgency.Core.Access;

namespace CleanAgency.Core.Rounds;

/// <summary>A round, its name and its dates are no secret in the house; what happens in it is guarded by the rows of groups and conflicts.</summary>
internal sealed class RoundRows : RowRule<Round>
{
    public override IQueryable<Round> Narrow(IQueryable<Round> rows, Actor actor) => rows;
}
