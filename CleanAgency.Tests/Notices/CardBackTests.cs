using CleanAgency.Core.Access;
using CleanAgency.Core.Notices;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Notices;

/// <summary>A card goes back and forth: whoever has to act is told in the same save, by whom and why, and again each time, though he had read of it before.</summary>
public sealed class CardBackTests
{
    [Fact]
    public async Task What_the_office_or_the_leader_sends_back_rings_for_the_group_and_what_is_sent_again_for_the_unit()
    {
        await using var agency = await Agency.District();
        var table = await CardTable.Of(agency);
        var (coordinator, unit, member) = (agency.As("coordinator"), agency.As("u30"), agency.As(table.Others[0]));
        await table.SignAll();
        await Rings(unit, NoticeKind.CardToConfirm);

        await coordinator.Send(new SendBack(table.Card, "C3漏记一件"));
        Assert.Empty(await Lines(unit));
        foreach (var account in table.Others.Append(table.Leader))
        {
            await Rings(agency.As(account), NoticeKind.CardSentBack, (await coordinator.Send(new MyStanding())).Name, "C3漏记一件");
        }

        table.Hand.Epoch = 2;
        await member.Send(new TakeToDeliberation(table.Card));
        await Rings(member, NoticeKind.CardToSign);
        await table.Chair.Send(new BackToScoring(table.Card));
        await Rings(member, NoticeKind.CardSentBack, (await table.Chair.Send(new MyStanding())).Name);
        await member.Send(new TakeToDeliberation(table.Card));
        await Rings(member, NoticeKind.CardToSign);

        // Signed in vain: what was entered since is not what he stood for.
        await table.Sign(table.Others[0]);
        Assert.Empty(await Lines(member));
        await table.Hand.Set("B1", "level:1", "B1.1.2", seen: int.MaxValue);
        await table.Sign(table.Others[1]);
        await Rings(member, NoticeKind.CardToSignAgain, "已失效");
        Assert.Equal(NoticeKind.CardToSign, Assert.Single(await Lines(agency.As(table.Others[2]))).Kind);
        await table.Sign(table.Leader);
        await table.Sign(table.Others[0]);
        await Rings(table.Chair, NoticeKind.CardToSend);

        await table.Chair.Send(new ReopenSigned(table.Card, "B1再核一次"));
        await Rings(member, NoticeKind.CardToSignAgain, "B1再核一次");
        foreach (var account in new[] { table.Leader, table.Others[0], table.Others[1] })
        {
            await table.Sign(account);
        }

        await Rings(table.Chair, NoticeKind.CardToSend);
        await table.Chair.Send(new SendToUnit(table.Card));
        await Rings(unit, NoticeKind.CardToConfirm);

        Task Rings(Sender who, NoticeKind kind, params string[] words) => CardBackTests.Rings(who, table.Card, kind, words);

        Task<List<Inbox.Line>> Lines(Sender who) => CardBackTests.Lines(who, table.Card);
    }

    [Fact]
    public async Task What_the_review_answers_rings_for_the_unit_each_time_and_once_more_when_the_card_is_locked()
    {
        await using var agency = await Agency.District();
        var table = await CardTable.Of(agency);
        var unit = agency.As("u30");
        await table.SignAll();
        foreach (var (item, kept) in new[] { ("C3", "1"), ("B1", "2") })
        {
            await unit.Send(new ObjectToItem(table.Card, table.Hand.IdOf(item), "已按期办结"));
            Assert.Empty(await Lines(unit, table.Card));
            await Rings(table.Chair, table.Card, NoticeKind.CardUnderReview, "异议");
            await table.Chair.Send(new DecideObjection(table.Card, (await table.Panel()).Objections.Single(o => o.Outcome is null).Id, Changed: false, "依据充分"));
            Assert.Empty(await Lines(table.Chair, table.Card));
            await Rings(unit, table.Card, NoticeKind.CardReviewed, kept);
        }

        table.Later(20);
        await agency.Machine(Permission.RunJobs).Send(new LockSilentCards());
        await Rings(unit, table.Card, NoticeKind.CardLockedAfterReview, "2");
    }

    private static async Task<List<Inbox.Line>> Lines(Sender who, Guid card) => [.. (await who.Send(new Inbox())).Lines.Where(line => line.Thing == card && line.Kind != NoticeKind.GroupVisit)];

    // And then he reads it, so that the next one has to ring anew.
    private static async Task Rings(Sender who, Guid card, NoticeKind kind, params string[] words)
    {
        var line = Assert.Single(await Lines(who, card));
        Assert.Equal((kind, false, $"scorecards/{card}"), (line.Kind, line.Read, line.Address));
        var said = string.Join(' ', line.Words.Select(word => word.ToString()));
        Assert.All(words, word => Assert.Contains(word, said, StringComparison.Ordinal));
        await who.Send(new ReadNotices(line.Id));
    }
}
