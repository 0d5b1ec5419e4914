namespace CleanAgency.Core.Access;

/// <summary>Who opens a scope, as the circuit, the request or the timetable knows him: nothing here says what he may.</summary>
/// <param name="Stamp">The security stamp of his cookie; sign-out everywhere changes the one of the account.</param>
/// <param name="From">The address he calls from, for the audit.</param>
public sealed record Caller(Guid PersonId, string Name, string Stamp, string From)
{
    public static Caller Stranger(string from) => new(Guid.Empty, "", "", from);
}

/// <summary>Who sends the message, with the rights he has at this moment; one per scope.</summary>
public sealed class Actor
{
    private IReadOnlySet<Permission> rights = Standing.OfStranger;

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string From { get; private set; } = "";

    public Guid? UnitId { get; private set; }

    /// <summary>The id that the sender gave this command, if he did: the ledger knows it.</summary>
    public Guid? CommandId { get; private set; }

    /// <summary>He was signed in, but the account was locked, demoted to nothing or signed out since.</summary>
    public bool Ended { get; private set; }

    /// <summary>Nobody will try again after this: if somebody else is faster once more, that is a refusal.</summary>
    public bool LastTry { get; set; }

    public bool Has(Permission right) => rights.Contains(right);

    public void Become(Caller caller, Standing? standing, Guid? commandId = null)
    {
        (Id, Name, From, CommandId) = (caller.PersonId, standing?.Name ?? caller.Name, caller.From, commandId);
        Ended = caller.PersonId != Guid.Empty && (standing is not { Active: true } || standing.Stamp != caller.Stamp);
        (rights, UnitId) = Ended || standing is null ? (Standing.OfStranger, null) : (standing.Rights, standing.UnitId);
    }

    /// <summary>A timetable or the start-up acts by itself, with just the rights that it names.</summary>
    public void BecomeMachine(string name, params Permission[] only) =>
        BecomeMachine(name, null, only);

    public void BecomeMachine(string name, Guid? commandId, params Permission[] only) =>
        (Id, Name, From, UnitId, CommandId, Ended, rights) = (Guid.Empty, name, "", null, commandId, false, only.ToHashSet());

    /// <summary>Sign-in finds out who the caller is while it runs: the audit row carries his name.</summary>
    public void TurnsOutToBe(Guid id, string name, string from) => (Id, Name, From) = (id, name, from);
}
