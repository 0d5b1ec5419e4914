using CleanAgency.Core.Notices.Post;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Notices.Post;

public sealed class ResendTests
{
    [Fact]
    public async Task All_that_did_not_arrive_goes_out_again_by_one_button_and_what_is_uncertain_stays()
    {
        await using var office = new PostOffice();
        using var sink = new MailSink();
        office.GoTo(new(2026, 11, 19), new(10, 0));
        sink.ToReceiver = _ => "550 no such mailbox";
        var channel = await office.Channel(ChannelKind.Mail, sink.Address);
        await office.Fill(channel, "inspector", 3);
        await office.WantsMail("inspector");
        await office.SendPostman();
        Assert.All(await office.Letters(), letter => Assert.Equal(LetterState.Dead, letter.State));

        // One of them is sent again, and its answer is lost.
        sink.ToReceiver = _ => "250 ok";
        sink.ToData = () => "";
        var admin = office.Agency.As("sysadmin");
        await admin.Send(new ResendLetter((await office.Letters())[0].Id));
        await office.SendPostman();
        Assert.Equal(1, (await office.Letters()).Count(letter => letter.State == LetterState.Uncertain));

        office.Pass(TimeSpan.FromMinutes(2));
        sink.ToData = () => "250 ok";
        await admin.Send(new ResendDead(Guid.NewGuid()));
        Assert.Equal(2, (await office.Letters()).Count(letter => letter.State == LetterState.Dead));
        await admin.Send(new ResendDead(channel));
        await office.SendPostman();
        Assert.Equal((2, 1), ((await office.Letters()).Count(letter => letter.State == LetterState.Sent), (await office.Letters()).Count(letter => letter.State == LetterState.Uncertain)));
        Assert.Equal(3, sink.Mails.Count);
    }
}
