using CleanAgency.Core.Access;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Notices.Post;

/// <summary>What is asked when a letter is about to leave, and what a stop leaves behind. 19 November 2026 is a Thursday.</summary>
public sealed class LeavingTests : IDisposable
{
    private static readonly DateOnly Thursday = new(2026, 11, 19);
    private readonly MailSink sink = new();

    public void Dispose() => sink.Dispose();

    [Fact]
    public async Task In_quiet_hours_nothing_leaves_however_often_it_was_tried_unless_somebody_urges_it()
    {
        await using var office = new PostOffice();
        await using var robot = await FakeRobot.Start();
        var admin = office.Agency.As("sysadmin");
        await office.WantsMail("inspector");
        office.GoTo(Thursday, new(19, 50));
        var channel = await office.Channel(ChannelKind.Mail, sink.Address, DeliveryPromise.AtLeastOnce);
        var (failed, taken) = (await Put(office.Told("inspector")), await Put(office.Told("inspector")));

        // One fails before eight, the other is begun by somebody who dies.
        var dead = Guid.CreateVersion7();
        var claimed = (await office.Desk.Claim((await office.Desk.Due(CancellationToken.None)).Single(), dead, 10, CancellationToken.None)).Single(letter => letter.Id == taken);
        await office.Agency.Do((AppDb db) => db.Set<Letter>().Where(letter => letter.Id == failed).ExecuteUpdateAsync(s => s.SetProperty(letter => letter.LeaseBy, (Guid?)null).SetProperty(letter => letter.LeaseUntil, (DateTime?)null)));
        Assert.True(await office.Desk.Begin(claimed, (await office.Agency.Do((AppDb db) => db.Set<Channel>().SingleAsync())), dead, CancellationToken.None));
        sink.ToReceiver = _ => "450 later";
        await office.SendPostman();
        Assert.Equal(1, (await Of(failed)).Attempts);

        office.Pass(TimeSpan.FromMinutes(15));
        sink.ToReceiver = _ => "250 ok";
        await office.SendPostman();
        Assert.Empty(sink.Mails);
        foreach (var id in new[] { failed, taken })
        {
            var held = await Of(id);
            Assert.Equal((LetterState.Waiting, 1, false, null, QuietHours.Usual.EndFrom(held.TriedAt!.Value.AddHours(2))), (held.State, held.Attempts, held.Begun, held.LeaseBy, held.NotBefore));
        }

        // By hand: the list says that it is quiet, and who sends it again decides.
        await office.Agency.Do((AppDb db) => db.Set<Letter>().ExecuteUpdateAsync(s => s.SetProperty(letter => letter.State, LetterState.Dead)));
        var rows = (await admin.Send(new Outbox(LetterState.Dead, null, 1, 10))).Rows;
        Assert.All(rows, row => Assert.Equal((true, (DateTime?)QuietHours.Usual.EndFrom(row.TriedAt!.Value.AddHours(2))), (row.MayResend, row.QuietUntil)));
        await admin.Send(new ResendLetter(failed));
        await admin.Send(new ResendLetter(taken, Urged: true));
        await office.SendPostman();
        Assert.Equal($"{taken:N}@cleanagency", Assert.Single(sink.Ids));
        Assert.Equal((LetterState.Waiting, LetterState.Sent), ((await Of(failed)).State, (await Of(taken)).State));

        // Groups sleep too.
        var group = await office.Channel(ChannelKind.Webhook, robot.Address);
        await office.Fill(group, null, 1);
        await office.SendPostman();
        Assert.Empty(robot.Heard);
        office.GoTo(Thursday.AddDays(1), new(8, 0));
        await office.SendPostman();
        Assert.Equal((2, 1), (sink.Mails.Count, robot.Heard.Count));
        Assert.All((await admin.Send(new Outbox(null, null, 1, 10))).Rows, row => Assert.Null(row.QuietUntil));

        async Task<Guid> Put(Raised raised)
        {
            var before = (await office.Letters()).Select(letter => letter.Id).ToList();
            await office.Put(raised);
            return (await office.Letters()).Single(letter => !before.Contains(letter.Id)).Id;
        }

        async Task<Letter> Of(Guid id) => (await office.Letters()).Single(letter => letter.Id == id);
    }

    [Fact]
    public async Task Of_what_nobody_wants_any_more_nothing_leaves_and_the_rest_is_counted()
    {
        var watch = new Found();
        await using var office = new PostOffice(watch);
        var (machine, admin) = (office.Agency.Machine(Permission.RunJobs), office.Agency.As("sysadmin"));
        var (one, both) = (office.Agency.Person("inspector"), office.Agency.Person("leader"));
        await office.Channel(ChannelKind.Mail, sink.Address);
        await office.WantsMail("inspector");
        await office.WantsMail("leader");

        // Thursday's digest tells what stays open to the end.
        office.GoTo(Thursday.AddDays(-1), new(15, 0));
        watch.Things = [Open(NoticeKind.CardToSend, one, both)];
        await machine.Send(new Remind());
        office.GoTo(Thursday, new(8, 0));
        await office.SendPostman();
        Assert.Equal(2, sink.Mails.Count);

        // In the afternoon one is told something that he does not want by mail any more; the other something else besides.
        office.GoTo(Thursday, new(15, 0));
        watch.Things = [.. watch.Things, Open(NoticeKind.CardToScore, one, both), Open(NoticeKind.CardToSign, both)];
        await machine.Send(new Remind());
        foreach (var account in new[] { "inspector", "leader" })
        {
            await office.WantsMail(account, new Dictionary<NoticeKind, LetterMode> { [NoticeKind.CardToScore] = LetterMode.Off });
        }

        office.GoTo(Thursday.AddDays(1), new(8, 0));
        await office.SendPostman();
        Assert.Equal("你有2项待办，请登录系统查看。", MailSink.Text(sink.Mails.Skip(2).Single()).Trim());
        Assert.Contains("To: leader@example.org", sink.Mails[2], StringComparison.Ordinal);
        var row = Assert.Single((await admin.Send(new Outbox(LetterState.Unneeded, null, 1, 10))).Rows);
        Assert.Contains("Notices.Answer.NothingToSay", row.Answer, StringComparison.Ordinal);

        // What is done meanwhile is nothing to write about, though something older still waits.
        office.GoTo(Thursday.AddDays(1), new(15, 0));
        var soon = Open(NoticeKind.CardUnderReview, both);
        watch.Things = [.. watch.Things, soon];
        await machine.Send(new Remind());
        watch.Things = [.. watch.Things.Except([soon])];
        await machine.Send(new Remind());
        office.GoTo(new(2026, 11, 23), new(8, 0));
        await office.SendPostman();
        Assert.Equal(3, sink.Mails.Count);
        Assert.Equal(2, (await admin.Send(new Outbox(LetterState.Unneeded, null, 1, 10))).Total);

        // What the mail of the afternoon has counted, the digest of the next morning does not tell again.
        office.GoTo(new(2026, 11, 23), new(15, 0));
        watch.Things = [.. watch.Things, Open(NoticeKind.CardUnderReview, both)];
        await machine.Send(new Remind());
        office.GoTo(new(2026, 11, 23), new(16, 0));
        watch.Things = [.. watch.Things, Open(NoticeKind.CardToConfirm, both) with { Trouble = Trouble.Bad }];
        await machine.Send(new Remind());
        await office.SendPostman();
        Assert.Contains("你有4项待办", MailSink.Text(sink.Mails.Skip(3).Single()), StringComparison.Ordinal);
        office.GoTo(new(2026, 11, 24), new(8, 0));
        await office.SendPostman();
        Assert.Equal(4, sink.Mails.Count);
        Assert.Equal(3, (await admin.Send(new Outbox(LetterState.Unneeded, null, 1, 10))).Total);

        static OpenThing Open(NoticeKind kind, params Guid[] people) => new(kind, Guid.CreateVersion7(), Trouble.Run, people, "scorecards") { Words = ["区司法局", new DateOnly(2026, 11, 18)] };
    }

    [Fact]
    public async Task What_is_being_sent_when_the_server_stops_is_called_off_or_known_to_be_unknown()
    {
        using var database = TestDatabase.Staffed();
        sink.ToLine = line => line == "DATA" ? MailSink.Silence : null;
        await using (var office = new PostOffice(database))
        {
            office.GoTo(Thursday, new(10, 0));
            await office.WantsMail("inspector");
            await office.Channel(ChannelKind.Mail, sink.Address);
            await office.Put(office.Told("inspector"));
            await office.Agency.Start();
            await sink.UntilHeard("DATA");
        }

        // Nobody has it: the next server sends it, once; and that one is stopped when the answer is due.
        sink.ToLine = _ => null;
        sink.ToData = () => MailSink.Silence;
        await using (var next = new PostOffice(database))
        {
            next.GoTo(Thursday, new(10, 5));
            var left = Assert.Single(await next.Letters());
            Assert.Equal((LetterState.Waiting, false, null), (left.State, left.Begun, left.LeaseBy));
            Assert.Contains("Notices.Answer.CalledOff", left.Answer, StringComparison.Ordinal);
            Assert.Empty(sink.Mails);
            await next.Agency.Start();
            await sink.Until(1);
        }

        await using var last = new PostOffice(database);
        var lost = Assert.Single(await last.Letters());
        Assert.Equal((LetterState.Uncertain, false, null), (lost.State, lost.Begun, lost.LeaseBy));
        Assert.Contains("Notices.Answer.Lost", lost.Answer, StringComparison.Ordinal);
    }

    private sealed class Found : IWatch
    {
        public IReadOnlyList<OpenThing> Things { get; set; } = [];

        public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.CardToSend, NoticeKind.CardToScore, NoticeKind.CardToSign, NoticeKind.CardUnderReview];

        public IReadOnlyList<Type> Signs => [];

        public Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct) => Task.FromResult(Things);
    }
}
