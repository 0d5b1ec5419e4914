namespace CleanAgency.Tests.Offline;

/// <summary>A tap that the server has accepted, and as which stroke of its item.</summary>
internal sealed record AcceptedTap(QueuedTap Tap, Guid By, int Stroke);

/// <summary>
/// One item as the accepted taps make it, reckoned without the product: an entry stands unless it was withdrawn; an answer stands
/// unless its own writer said something later, or somebody who had seen it, or who said the same, or something was found after 未发现问题.
/// </summary>
internal sealed class MergedItem(IReadOnlyList<AcceptedTap> taps)
{
    private IEnumerable<AcceptedTap> Found => taps.Where(tap => tap.Tap.Kind == "occurrence");

    public IEnumerable<(Guid Id, string Code, int Count, bool Withdrawn)> Entries =>
        from one in Found
        let found = (QueuedTablet.FoundBody)one.Tap.Body
        select (one.Tap.Id, found.Code, found.Count, EndOf(one.Tap.Id) is not null);

    public IEnumerable<(Guid Id, string Field, string Value)> Answers =>
        from one in taps
        where one.Tap.Kind == "set"
        let said = (QueuedTablet.SetBody)one.Tap.Body
        where said.Value is not null && !taps.Any(later => later.Stroke > one.Stroke && Replaces(later, one, said)) && !(said.Field == "none:1" && StandsAt(one.Stroke))
        select (one.Tap.Id, said.Field, said.Value);

    /// <summary>What an entry led to goes with it, whichever came first.</summary>
    public IEnumerable<(Guid Id, bool Withdrawn)> Findings =>
        from one in taps
        where one.Tap.Kind == "finding"
        select (one.Tap.Id, EndOf(((QueuedTablet.FindingBody)one.Tap.Body).Entry) is not null);

    /// <summary>Of an item with levels, or of one that loses points by what is found; from all that stands.</summary>
    public (string State, int? Points) Judge(IReadOnlyDictionary<string, int> worth, int max)
    {
        var levels = Answers.Where(answer => answer.Field == "level:1").Select(answer => answer.Value).Distinct().ToList();
        var lost = Entries.Where(entry => !entry.Withdrawn).Sum(entry => worth[entry.Code] * entry.Count);
        return levels.Count > 1 ? ("Contradicted", null)
            : levels.Count == 1 ? ("Scored", worth[levels[0]])
            : lost > 0 || Answers.Any(answer => answer.Field == "none:1") ? ("Scored", Math.Max(0, max - lost))
            : ("Unscored", null);
    }

    private static bool Replaces(AcceptedTap later, AcceptedTap one, QueuedTablet.SetBody said) => later.Tap.Kind switch
    {
        "occurrence" => said.Field == "none:1",
        "set" => (QueuedTablet.SetBody)later.Tap.Body is var other && other.Field == said.Field
            && (later.By == one.By || (said.Field != "comment" && (later.Tap.Seen!.Version >= one.Stroke || later.Tap.Seen.Command == one.Tap.Id || other.Value == said.Value))),
        _ => false,
    };

    private bool StandsAt(int stroke) => Found.Any(found => found.Stroke < stroke && !(EndOf(found.Tap.Id) < stroke));

    private int? EndOf(Guid entry) => taps.FirstOrDefault(tap => tap.Tap.Kind == "withdraw" && ((QueuedTablet.WithdrawBody)tap.Tap.Body).Entry == entry)?.Stroke;
}
