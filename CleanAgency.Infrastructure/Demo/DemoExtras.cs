using CleanAgency.Core.Scorecards;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>加分、负面清单和否决: proposed by the group, decided by the leader the same day.</summary>
internal sealed partial class DemoStory
{
    /// <param name="last">The unit comes off worst of all: a row without a unit is about it.</param>
    private async Task Propose(string round, CardList.Row card, CancellationToken ct, bool last = false)
    {
        foreach (var row in DemoTables.Rows("extras.csv").Where(row => row["轮次"] == round && !card.Second && (row["单位"] == card.Code || (last && row["单位"].Length == 0))))
        {
            var rule = (await Scheme(round, ct)).Scheme.Extras.Single(extra => extra.Code == row["编码"]);
            var id = Guid.CreateVersion7();
            await As(LeaderOf(card), id).Send(new ProposeExtra(id, card.Id, 1, clock.Now, new(rule.Id, 1, row["事实"], row["依据"])), ct);
            await As("leader").Send(new DecideExtra(card.Id, id, Accepted: true, row["文号"], row["归零"].Split(' ', StringSplitOptions.RemoveEmptyEntries)), ct);
        }
    }
}
