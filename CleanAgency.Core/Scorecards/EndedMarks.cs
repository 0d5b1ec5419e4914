using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>The entries of an item, each with the 未发现问题 of colleagues that it ended: a fact beats them, and they do not go without a word.</summary>
internal sealed class EndedMarks(ScoringRule rule, IEnumerable<Claim> claims, IEnumerable<Occurrence> found)
{
    private readonly List<Claim> said = [.. claims.Where(c => c is { EndedBy: not null, Value: not null })];
    private readonly List<Occurrence> entries = [.. found.OrderBy(o => o.Number)];

    public IReadOnlyList<CardDocument.Entry> Entries =>
        [.. entries.Select(o => new CardDocument.Entry(o.Id, o.Code, o.Count, o.Fact, o.Person, o.Place, o.On, o.By, o.ByName, o.At, o.DeviceAt, o.Number, CardParts.Withdrawn(o), EndedBy(o)))];

    private List<CardDocument.Ended> EndedBy(Occurrence entry) =>
        [.. from mark in said where mark.By != entry.By && Ender(mark) == entry select new CardDocument.Ended(mark.By, mark.ByName, mark.At, mark.DeviceAt)];

    // Whoever said the same later had taken its place, and was ended in his turn; one that came after the fact was ended as it came.
    private Occurrence? Ender(Claim mark) =>
        mark.EndedBy == mark.Number ? entries.Find(o => StoodAt(o, mark) && AnswerField.NoneBeside(rule, o.Code) == mark.Field)
        : said.Find(other => other.Number == mark.EndedBy) is { } later ? Ender(later)
        : entries.Find(o => o.Number == mark.EndedBy);

    private static bool StoodAt(Occurrence entry, Claim mark) => entry.Number < mark.Number && (entry.WithdrawnAt is null || entry.WithdrawnAt > mark.At);
}
