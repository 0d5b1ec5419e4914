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

    /// <summary>Rows that it was about though none of their own fields changed: each has a line of its own in the audit.</summary>
    public IReadOnlyList<(string Kind, Guid Id, string Caption)> About { get; private set; } = [];

    public void Concerns<T>(IEnumerable<(Guid Id, string Caption)> rows) => About = [.. rows.Select(row => (typeof(T).Name, row.Id, row.Caption))];

    public void Say(string code, params IReadOnlyList<object?> arguments) => Text = new(code, arguments);

    public void AnsweredByLedger() => Repeat = true;

    /// <summary>Where many messages share a scope, each begins with an empty note.</summary>
    public void Clear() => (Text, FailureCode, Repeat, About) = (null, null, false, []);

    public void Fail(string code) => FailureCode = code;
}
