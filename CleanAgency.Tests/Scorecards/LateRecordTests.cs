using CleanAgency.Core.Groups;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>迟到记录 of somebody who has lost the card.</summary>
public sealed class LateRecordTests
{
    [Fact]
    public async Task What_a_former_member_entered_is_kept_and_says_its_reason_again_and_a_strangers_is_not()
    {
        await using var agency = await Agency.District();
        var table = await CardTable.Of(agency);
        var account = table.Others[0];
        var (person, late) = (agency.Person(account), table.Hand.Entry("C3", "C3.1.1", "逾期3天办结"));
        await agency.Do((AppDb db) => db.Set<GroupMember>().Where(m => m.PersonId == person).ExecuteUpdateAsync(m => m.SetProperty(one => one.Until, new DateOnly(2026, 11, 19))));
        Assert.Equal("Access.ForeignRow", await agency.As(account).Refused(late, late.Id));
        var kept = new KeepLate(late.Id, table.Card, late.ItemId, "occurrence", """{"code":"C3.1.1","count":1,"fact":"逾期3天办结"}""", "Access.ForeignRow", "不在本人范围内", late.At);
        await agency.As(account).Send(kept, late.Id);
        Assert.Equal(("Access.ForeignRow", "不在本人范围内"), await agency.As(account).Send(new WhyRefused(late.Id, table.Card)) is { } why ? (why.Reason, why.Text) : default);
        Assert.Null(await table.Chair.Send(new WhyRefused(late.Id, table.Card)));
        var shown = Assert.Single((await table.Panel()).LateOnes);
        Assert.Contains("逾期3天办结", shown.Said, StringComparison.Ordinal);
        Assert.Equal((true, new DateOnly(2026, 11, 19)), (shown.MayBeTakenIn, shown.Left));
        Assert.Equal("Common.Gone", await agency.As("p01").Refused(kept with { Id = Guid.NewGuid() }));

        // The same rule as for whoever is still there: the leader alone, while the card is open, once; and what no form would have let through stays out.
        var wordy = kept with { Id = Guid.NewGuid(), Kind = "set", Body = $$"""{"field":"comment","value":"{{new string('长', 1001)}}"}""" };
        await agency.As(account).Send(wordy, wordy.Id);
        Assert.Equal("Access.Form", await table.Chair.Refused(new TakeInLate(table.Card, wordy.Id)));
        Assert.Equal("Scorecards.LeaderOnly", await agency.As(table.Others[1]).Refused(new TakeInLate(table.Card, late.Id)));
        await table.Chair.Send(new TakeInLate(table.Card, late.Id));
        var entry = (await table.Hand.Item("C3")).Entries.Single();
        Assert.Equal((late.Id, person, late.At.ToString("s")), (entry.Id, entry.By, entry.DeviceAt.ToString("s")));
        shown = (await table.Panel()).LateOnes.Single(one => one.Id == late.Id);
        Assert.Equal((false, (await table.Panel()).Members.Single(m => m.Post == GroupPost.Leader).Name), (shown.MayBeTakenIn, shown.TakenInBy));
        Assert.NotNull(shown.TakenInAt);
        Assert.Equal("Scorecards.TakenInAlready", await table.Chair.Refused(new TakeInLate(table.Card, late.Id)));

        // He himself scores here no more.
        Assert.Equal("Access.ForeignRow", await agency.As(account).Refused(table.Hand.Entry("C3", "C3.1.1", "漏收材料")));
    }
}
