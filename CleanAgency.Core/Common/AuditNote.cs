namespace CleanAgency.Core.Common;

/// <summary>What a handler adds to the audit row of its message, where the changed rows alone do not tell it.</summary>
public sealed class AuditNote
{
    /// <summary>A code and its arguments, so that every reader has it in his own language.</summary>
    public TextCode? Text { get; private set; }

    /// <summary>The message was carried out and its result is a failure all the same: a wrong password, a broken chain.</summary>
    public string? FailureCode { get; private set; }

    /// <summary>The ledger answered: nothing was done, so nothing is recorded.</summary>
    public bool Repeat { get; private set; }

    public void Say(string code, params IReadOnlyList<object?> arguments) => Text = new(code, arguments);

    public void AnsweredByLedger() => Repeat = true;

    /// <summary>Where many messages share a scope, each begins with an empty note.</summary>
    public void Clear() => (Text, FailureCode, Repeat) = (null, null, false);

    public void Fail(string code) => FailureCode = code;
}
