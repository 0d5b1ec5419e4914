using CleanAgency.Core.Results;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The results of the two rounds before: totalled, not adjusted, approved and published; the first one lies in the archive.</summary>
internal sealed partial class DemoStory
{
    private const string Veto = "V1";

    private IEnumerable<Chapter> Results(CancellationToken ct)
    {
        foreach (var (code, end, number) in new[] { ("R1", HalfYear.AddMonths(-6), "〔2026〕2号"), ("R2", HalfYear, "〔2026〕17号") })
        {
            yield return new(end.AddDays(-2), async () => await As(First).Send(new TotalRound(rounds[code]), ct));
            yield return new(end.AddDays(7), () => Decide(code, ct));
            yield return new(end.AddDays(14), async () => await As(First).Send(new PublishResult(rounds[code], $"澄机工发{number}"), ct));
        }

        yield return new(HalfYear.AddMonths(-5), async () => await As(First).Send(new ArchiveRound(rounds["R1"]), ct));
    }

    private async Task Decide(string code, CancellationToken ct)
    {
        await As("leader").Send(new DecideScale(rounds[code], [], $"澄清廉办纪要{(code == "R1" ? 1 : 6)}号", "双评单位少，证据不足，各组尺度不调整"), ct);
        await As("leader").Send(new ApproveResult(rounds[code], (await As("leader").Send(new ResultTable(rounds[code]), ct)).Fingerprint), ct);
    }

    /// <summary>Proposed by who scores the unit and accepted by the leader of the office.</summary>
    private async Task ProposeVeto(CardList.Row card, CardScheme scheme, CancellationToken ct)
    {
        var (hand, id) = (LeaderOf(card), Guid.CreateVersion7());
        await As(hand, id).Send(new ProposeExtra(id, card.Id, 1, clock.Now, new(scheme.Scheme.Extras.Single(rule => rule.Code == Veto).Id, 1, "领导班子一名成员被立案审查调查，已公开通报", "澄纪通〔2026〕6号")), ct);
        await As("leader").Send(new DecideExtra(card.Id, id, Accepted: true, "澄纪通〔2026〕6号", []), ct);
    }
}
