using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.People;

/// <summary>Who may do what, as it is in force: the page of code itself, for the security administrator to read.</summary>
[Needs(Permission.GrantRoles)]
[EveryRow("the rule is the same for everyone and names nobody")]
public sealed record RightsMatrix : Query<IReadOnlyList<RightsMatrix.Line>>
{
    public sealed record Line(Permission Right, IReadOnlyList<Role> Roles);
}

internal sealed class RightsMatrixHandler : IRequestHandler<RightsMatrix, IReadOnlyList<RightsMatrix.Line>>
{
    public Task<IReadOnlyList<RightsMatrix.Line>> Handle(RightsMatrix query, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<RightsMatrix.Line>>(
            [.. RightsOfRoles.Granted.Select(right => new RightsMatrix.Line(right, [.. Enum.GetValues<Role>().Where(role => role.Has(right))]))]);
}
