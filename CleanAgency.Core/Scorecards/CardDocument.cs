using System.Text.Json;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// A card as a tablet reads and keeps it: what is asked (which never changes while the round runs) and what stands. With
/// <paramref name="Scheme"/> null only what has been touched since.
/// </summary>
/// <param name="Now">Of the server; the next question names it to get what came since.</param>
/// <param name="FactsMark">A mark of what is known about the unit: with another one the whole card has to be asked for.</param>
/// <param name="Rules">The version of the rules' meaning; a tablet that knows another shows no points of its own.</param>
public sealed record CardDocument(
    DateTime Now, int Protocol, int Rules, string FactsMark, Guid Card, int Epoch, CardState Stage, bool Open,
    CardDocument.UnitHead Unit, CardDocument.GroupHead Group, CardDocument.RoundHead Round, bool Second,
    CardDocument.Reader Me, IReadOnlyList<CardDocument.Member> Members, CardDocument.SchemePart? Scheme, IReadOnlyDictionary<Guid, CardDocument.ItemPart> Items,
    IReadOnlyList<CardDocument.FindingPart> Findings, IReadOnlyList<CardDocument.ExtraPart> Extras, CardDocument.BesidePart Beside, IReadOnlyDictionary<Guid, CardDocument.SelfPart> Self,
    IReadOnlyList<CardDocument.DisputePart> Disputes)
{
    public const int ProtocolNow = 1;

    public sealed record UnitHead(Guid Id, string Code, string Name, string Category, string Address);

    public sealed record GroupHead(Guid Id, int Number, string Name);

    public sealed record RoundHead(Guid Id, string Code, string Name);

    /// <param name="Scores">He may tap now.</param>
    public sealed record Reader(Guid Id, string Name, GroupPost? Post, bool Scores);

    public sealed record Member(Guid Id, string Name, GroupPost Post);

    public sealed record SchemePart(Guid Id, string Name, int Total, IReadOnlyList<AreaPart> Areas, IReadOnlyList<ExtraAsked> Extras);

    public sealed record ExtraAsked(Guid Id, ExtraKind Kind, string Code, string Name, string Terms, string Basis, int Each, int Cap);

    public sealed record AreaPart(string Code, string Name, int Max, IReadOnlyList<Asked> Items);

    public sealed record Asked(
        Guid Id, string Code, string Name, int Max, string Focus, string Wording, string Evidence, string Checking, string Mechanism, bool EvidenceRequired,
        JsonElement Rule, IReadOnlyDictionary<string, Known> Facts, Applies Applies, IReadOnlyList<string> AppliesWhy, Last? Last, IReadOnlyList<string> Phrases);

    public sealed record Known(long Value, long? Whole, string Source, DateOnly AsOf);

    /// <summary>What the unit lost at the same item in the round before.</summary>
    public sealed record Last(string Round, int Lost, string Text);

    public sealed record ItemPart(
        int Version, ItemState State, int? Points, JsonElement Why, IReadOnlyList<Claimed> Claims, IReadOnlyList<Entry> Entries, IReadOnlyList<FilePart> Files, bool Disputed, bool Objected);

    public sealed record Claimed(Guid Id, string Field, string? Value, string? Source, string? Note, Guid By, string ByName, DateTime At, DateTime DeviceAt, int Version);

    /// <param name="Instead">Whose 未发现问题 it has ended.</param>
    public sealed record Entry(
        Guid Id, string Code, int Count, string Fact, string? Person, string? Place, DateOnly? On, Guid By, string ByName, DateTime At, DateTime DeviceAt, int Version, Withdrawn? Withdrawn, IReadOnlyList<Ended> Instead);

    public sealed record Ended(Guid By, string ByName, DateTime At, DateTime DeviceAt);

    /// <param name="Type">As browsers name it.</param>
    public sealed record FilePart(Guid Id, string Hash, string Name, string Type, long Size, Guid? Entry, string? Original, string? Thumb, string? Note, Guid By, string ByName, DateTime At, DateTime DeviceAt);

    public sealed record FindingPart(
        Guid Id, Guid Item, Guid? Entry, string Fact, string Clause, FindingSeverity Severity, string Requirement, Guid By, string ByName, DateTime At, DateTime DeviceAt, Withdrawn? Withdrawn);

    public sealed record ExtraPart(
        Guid Id, Guid Rule, int Count, string Fact, string Basis, ExtraState State, string? Decision, IReadOnlyList<string> Zeroes, string? DecidedBy, Guid By, string ByName, DateTime At, DateTime DeviceAt, Withdrawn? Withdrawn);

    /// <summary>What the leader has accepted beside the points, each within its caps.</summary>
    public sealed record BesidePart(int Bonus, int Negative, IReadOnlyList<string> Zeroed);

    /// <summary>How the unit sees itself at an item, once it has handed that in.</summary>
    public sealed record SelfPart(int Points, string Note);

    /// <param name="Outcome">What was settled at the table; null while it is open.</param>
    public sealed record DisputePart(Guid Id, Guid Item, string Text, Guid By, string ByName, DateTime At, DateTime DeviceAt, int Version, IReadOnlyList<Voice> Opinions, Settled? Outcome);

    public sealed record Voice(Guid Id, string Text, Guid By, string ByName, DateTime At, DateTime DeviceAt, int Version);

    public sealed record Settled(string Text, string ByName, DateTime At);

    public sealed record Withdrawn(string ByName, DateTime At, string Reason);
}
