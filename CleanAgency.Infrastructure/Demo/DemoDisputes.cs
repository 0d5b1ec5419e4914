using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>What the decided round was argued about: whether an item is for a unit, and what units did not accept.</summary>
internal sealed partial class DemoStory
{
    private static readonly IReadOnlyList<Dictionary<string, string>> Disputes = DemoTables.Rows("disputes.csv");
    private static readonly IReadOnlyList<Dictionary<string, string>> Objections = DemoTables.Rows("objections.csv");

    /// <summary>By the card, until the unit has spoken.</summary>
    private readonly Dictionary<Guid, (Noted About, Dictionary<string, string> Said)> foreseen = [];
    private int objected;

    private async Task<IReadOnlyList<(Guid Dispute, Guid Item, Dictionary<string, string> Said)>> Doubt(string round, CardList.Row card, CardScheme scheme, CancellationToken ct)
    {
        List<(Guid, Guid, Dictionary<string, string>)> raised = [];
        foreach (var said in Disputes.Where(row => row["轮次"] == round && row["单位"] == card.Code && !card.Second))
        {
            var (id, item) = (Guid.CreateVersion7(), scheme.Scheme.Indicators.Single(one => one.Code == said["指标"]).Id);
            await As(MembersOf(card)[0], id).Send(new RaiseDispute(id, card.Id, 1, item, clock.Now, said["事由"]), ct);
            raised.Add((id, item, said));
        }

        return raised;
    }

    private async Task Settle(CardList.Row card, IReadOnlyList<(Guid Dispute, Guid Item, Dictionary<string, string> Said)> raised, CancellationToken ct)
    {
        foreach (var (dispute, item, said) in raised)
        {
            var id = Guid.CreateVersion7();
            await As(MembersOf(card)[1], id).Send(new GiveOpinion(id, card.Id, 1, item, clock.Now, dispute, said["意见"]), ct);
            await As(LeaderOf(card)).Send(new SettleDispute(card.Id, dispute, said["结论"]), ct);
        }
    }

    // Of the middle of the band, so that an objection that is upheld changes no grade; the mean of an anchor unit is left alone.
    private void Foresee(string round, CardList.Row card, decimal aim, List<Noted> noted)
    {
        if (round == "R2" && objected < Objections.Count && aim is > 82 and < 86 && card.Code != Vetoed && DemoTables.Places(round).Single(place => place.Unit == card.Code).Second.Length == 0
            && noted.FirstOrDefault(one => one is { Entry: not null, Fact.Count: > 1 }) is { } about)
        {
            foreseen[card.Id] = (about, Objections[objected++]);
        }
    }

    // What is upheld in part was counted once too often.
    private async Task Contest(CardList.Row card, CancellationToken ct)
    {
        if (!foreseen.Remove(card.Id, out var one))
        {
            return;
        }

        var (item, leader, upheld) = (one.About.Item.Id, LeaderOf(card), one.Said["复核"] == "变更");
        await As(card.Code.ToLowerInvariant()).Send(new ObjectToItem(card.Id, item, one.Said["异议"]), ct);
        var (epoch, objection) = await Underway(card.Id, ct);
        if (upheld)
        {
            var id = Guid.CreateVersion7();
            await As(leader, id).Send(new WithdrawOccurrence(id, card.Id, epoch, item, clock.Now, one.About.Entry!.Value, one.Said["理由"]), ct);
            await As(leader, id = Guid.CreateVersion7()).Send(new AddOccurrence(id, card.Id, epoch, item, clock.Now, one.About.Fact with { Count = one.About.Fact.Count - 1 }), ct);
        }

        await As(leader).Send(new DecideObjection(card.Id, objection, upheld, one.Said["理由"]), ct);
    }

    private async Task<(int Epoch, Guid Objection)> Underway(Guid card, CancellationToken ct)
    {
        var db = scope.GetRequiredService<IAppDb>();
        return (await db.Set<Scorecard>().Where(c => c.Id == card).Select(c => c.Epoch).SingleAsync(ct), await db.Set<Objection>().Where(o => o.CardId == card).Select(o => o.Id).SingleAsync(ct));
    }

    private static List<string> MembersOf(CardList.Row card) => [.. DemoTables.Inspectors.Where(person => person.Group == $"G{card.Group}" && person.Post != "组长").Select(person => person.Account)];
}
