using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Access;

/// <summary>
/// A question by type, because comparing a password takes 50 ms on purpose and no write may wait for that: the attempt is counted
/// and recorded by a command of its own. Guessing in parallel gains nothing, the count is taken one by one.
/// </summary>
[Needs(Permission.Anyone)]
[EveryRow("a stranger has no rows; the account is found by its name and password")]
public sealed record SignIn(string Account, Secret Password, string From) : Query<SignIn.Answer>
{
    public sealed record Answer(SignInState State, int TriesLeft, Guid PersonId, string Name, string Stamp, bool MustChangePassword, string? Language = null);
}

internal sealed class SignInHandler(IAccounts accounts, Courier courier) : IRequestHandler<SignIn, SignIn.Answer>
{
    public async Task<SignIn.Answer> Handle(SignIn query, CancellationToken ct)
    {
        var (person, right) = await accounts.Compare(query.Account, query.Password, ct);
        var counted = await courier.SendAsMachine(new CountSignIn(query.Account, person, right, query.From), "sign-in", Permission.CountSignIns, ct);
        return counted.Answer ?? throw new RuleBroken(counted.Code!);
    }
}

/// <summary>Sent by <see cref="SignIn"/> alone. A wrong password is no refusal: it must be counted, and the audit keeps it as failed.</summary>
[Needs(Permission.CountSignIns)]
[EveryRow("the machine counts for every account")]
public sealed record CountSignIn(string Account, Guid? PersonId, bool Right, string From) : Command<SignIn.Answer>;

internal sealed class CountSignInHandler(IAccounts accounts, IStandings standings, Actor actor, AuditNote note) : IRequestHandler<CountSignIn, SignIn.Answer>
{
    public async Task<SignIn.Answer> Handle(CountSignIn command, CancellationToken ct)
    {
        var standing = command.PersonId is { } id ? await standings.Of(id, ct) : null;
        actor.TurnsOutToBe(standing?.PersonId ?? Guid.Empty, standing?.Name ?? command.Account, command.From);
        var (state, left) = await accounts.Count(command.Account, command.PersonId, command.Right, ct);
        if (state == SignInState.Welcome && standing is not { Active: true })
        {
            state = SignInState.Disabled;
        }

        if (state != SignInState.Welcome)
        {
            note.Fail($"Access.SignIn.{state}");
            return new(state, left, Guid.Empty, "", "", false);
        }

        return new(state, left, standing!.PersonId, standing.Name, standing.Stamp, standing.MustChangePassword, standing.Language);
    }
}
