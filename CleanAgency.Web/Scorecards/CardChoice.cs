using CleanAgency.Core.Scorecards;

namespace CleanAgency.Web.Scorecards;

/// <summary>Which cards of a round somebody wants to see.</summary>
/// <param name="Late">The group was there on an earlier day and has entered nothing.</param>
public sealed record CardChoice(int? Group = null, CardState? State = null, bool Late = false)
{
    public bool Takes(CardList.Row row, DateOnly today) =>
        (Group is null || row.Group == Group) && (State is null || row.State == State) && (!Late || IsLate(row, today));

    public static bool IsLate(CardList.Row row, DateOnly today) => !row.Started && row.Visit?.Date < today;

    public static bool IsSigned(CardList.Row row) => row.State is CardState.Signed or CardState.AwaitingUnit or CardState.UnderReview or CardState.Locked;

    /// <summary>The same group.</summary>
    public CardChoice With(CardState? state) => this with { State = state, Late = false };

    public string Address(Guid round)
    {
        List<string> words = [$"round={round}"];
        words.AddRange(Group is { } group ? [$"group={group}"] : Array.Empty<string>());
        words.AddRange(State is { } state ? [$"state={state}"] : Array.Empty<string>());
        words.AddRange(Late ? ["late=true"] : Array.Empty<string>());
        return $"scorecards?{string.Join('&', words)}";
    }
}
