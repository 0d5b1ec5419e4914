namespace CleanAgency.Web.Ui;

/// <summary>What a person entered, and the version of the row that was on the screen when the draft began.</summary>
public sealed record FieldSave(string? Value, int Seen);

/// <summary>What came of it: kept (in which version), refused with a sentence, or somebody was faster.</summary>
public sealed record FieldAnswer(bool Done, string? Refusal = null, FieldNewer? Newer = null, int? Version = null)
{
    /// <summary>
    /// The message should answer with the row's new version: a second edit that follows at once then names it,
    /// instead of colliding with the first.
    /// </summary>
    public static FieldAnswer From<T>(Core.Access.Outcome<T> outcome) => outcome switch
    {
        { Done: true } => new(true, Version: outcome.Answer is int version ? version : null),
        { Stale: { } stale } => new(false, Newer: new(stale.Theirs, stale.By, Core.Common.Clock.InShanghai(stale.At).ToString("HH:mm", null), stale.Version)),
        _ => new(false, outcome.Refusal),
    };
}

/// <summary>Somebody else's value, by whom and when (as the screen says it), and the version to name for replacing it.</summary>
public sealed record FieldNewer(string? Theirs, string By, string At, int Version);
