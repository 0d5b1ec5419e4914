using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Overview;

/// <summary>Counts what the list of people shows under the same state.</summary>
internal sealed class PeopleAtHome(Rows<Person> rows, Rows<RoleProposal> proposals, IAccounts accounts)
{
    public async Task<IReadOnlyList<Home.Item>> Proposed(CancellationToken ct) =>
        await proposals.Visible.Undecided().CountAsync(ct) is var count and > 0 ? [new(Waiting.RolesProposed, Trouble.Warn, count)] : [];

    public async Task<IReadOnlyList<Home.Item>> WithoutRole(CancellationToken ct) => await Count(PersonState.WithoutRole, Waiting.WithoutRole, Trouble.Warn, ct);

    public async Task<IReadOnlyList<Home.Item>> OutOfReach(CancellationToken ct) =>
    [
        .. await Count(PersonState.LockedOut, Waiting.LockedOut, Trouble.Bad, ct),
        .. await Count(PersonState.NeverSignedIn, Waiting.NeverSignedIn, Trouble.Run, ct),
    ];

    private async Task<IReadOnlyList<Home.Item>> Count(PersonState state, Waiting kind, Trouble trouble, CancellationToken ct) =>
        await (await rows.Visible.InState(state, accounts, ct)).CountAsync(ct) is var count and > 0 ? [new(kind, trouble, count)] : [];
}
