using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>上轮扣分 stands beside the item, once the card of the round before is locked.</summary>
public sealed class LastRoundTests
{
    [Theory]
    [InlineData(CardStage.Locked)]
    [InlineData(CardStage.Signed)]
    public async Task What_the_unit_lost_in_the_round_before_stands_beside_the_item_once_it_was_locked(CardStage stage)
    {
        await using var agency = await Agency.District();
        var p06 = await ScoringHand.Of(agency, "p06", "U30");
        var (unit, item) = (agency.Unit("U30"), p06.IdOf("C3"));
        await agency.Do(async (AppDb db) =>
        {
            var (now, before) = (await db.Set<Round>().SingleAsync(r => r.Code == "R3"), await db.Set<Round>().SingleAsync(r => r.Code == "R2"));
            await db.Set<Round>().Where(r => r.Id == now.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.PreviousId, before.Id));
            var card = await db.Set<Scorecard>().FirstOrDefaultAsync(c => c.RoundId == before.Id && c.UnitId == unit)
                ?? db.Add(new Scorecard(before.Id, unit, await db.Set<Core.Groups.SupervisionGroup>().Where(g => g.RoundId == before.Id).Select(g => g.Id).FirstAsync(), false, "U30")).Entity;
            if (!await db.Set<ItemScore>().AnyAsync(s => s.CardId == card.Id && s.ItemId == item))
            {
                db.Add(new ItemScore(card, item, "C3"));
            }

            await db.SaveChangesAsync();
            await db.Set<Scorecard>().Where(c => c.Id == card.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Stage, stage));
            await db.Set<ItemScore>().Where(s => s.CardId == card.Id && s.ItemId == item).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ItemState.Scored).SetProperty(c => c.Points, new Points(350)));
            return card.Id;
        });
        var asked = (await p06.Document()).Scheme!.Areas.SelectMany(area => area.Items).ToList();
        Assert.Equal(stage == CardStage.Locked ? 50 : null, asked.Single(one => one.Id == item).Last?.Lost);
        Assert.True(stage == CardStage.Locked || asked.All(one => one.Last is null));
    }
}
