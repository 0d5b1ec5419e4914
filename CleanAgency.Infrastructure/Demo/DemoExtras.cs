using CleanAgency.Core.Scorecards;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>What counted beside the points in the second round: proposed by the group on the spot, decided by the leader before the unit confirmed.</summary>
internal sealed partial class DemoStory
{
    private const string DecidedRound = "R2";

    /// <summary>Who forged, and the item that counts nothing for it.</summary>
    private (string Unit, string Item) forged;

    private async Task ProposeExtras(string code, CardList.Row card, DrawnCard drawn, CancellationToken ct)
    {
        if (code != DecidedRound || card.Second)
        {
            return;
        }

        if (card.Code == Vetoed)
        {
            await Propose(card, "V1", "分管用地审批的班子成员被立案审查调查，已公开通报", "澄纪通〔2026〕6号", ct);
            await Propose(card, "N6", "同一人违规收受礼金被公开通报", "澄纪通〔2026〕6号", ct);
        }

        if (card.Code == forged.Unit)
        {
            forged.Item = drawn.Answers.MaxBy(one => one.Answer.Left).Item.Code;
            await Propose(card, "N2", "补签会议签到表应对督导，经复核属实", "复核结论〔2026〕3号", ct);
        }
    }

    private async Task DecideExtras(string code, CardList.Row card, CancellationToken ct)
    {
        if (code != DecidedRound || card.Second || (card.Code != Vetoed && card.Code != forged.Unit))
        {
            return;
        }

        foreach (var proposed in (await As("leader").Send(new ExtraList(rounds[code]), ct))!.Rows.Where(row => row.CardId == card.Id && row.State == ExtraState.Proposed))
        {
            await As("leader").Send(new DecideExtra(card.Id, proposed.Id, true, "澄机工发〔2026〕9号", proposed.ZeroesRelated ? [forged.Item] : []), ct);
        }
    }

    private async Task Propose(CardList.Row card, string rule, string fact, string basis, CancellationToken ct)
    {
        var (id, scheme) = (Guid.CreateVersion7(), await Scheme(DecidedRound, ct));
        await As(LeaderOf(card), id).Send(new ProposeExtra(id, card.Id, 1, clock.Now, new(scheme.Scheme.Extras.Single(extra => extra.Code == rule).Id, 1, fact, basis)), ct);
    }
}
