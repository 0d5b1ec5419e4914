using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Web;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Infrastructure.Post;
using CleanAgency.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CleanAgency.Tests.Notices.Post;

public sealed class RobotTests
{
    public static TheoryData<string, ChannelKind, DeliveryEnd, string> Answers => new()
    {
        { "ok", ChannelKind.WeCom, DeliveryEnd.Sent, "Accepted" },
        { "ok", ChannelKind.DingTalk, DeliveryEnd.Sent, "Accepted" },
        { "wrong key", ChannelKind.WeCom, DeliveryEnd.Failed, "Rejected" },
        { "too fast", ChannelKind.WeCom, DeliveryEnd.Failed, "Busy" },
        { "busy", ChannelKind.DingTalk, DeliveryEnd.Failed, "Busy" },
        { "page", ChannelKind.WeCom, DeliveryEnd.Uncertain, "Unreadable" },
        { "list", ChannelKind.WeCom, DeliveryEnd.Uncertain, "Unreadable" },
        { "word", ChannelKind.WeCom, DeliveryEnd.Uncertain, "Unreadable" },
        { "page", ChannelKind.Webhook, DeliveryEnd.Sent, "Accepted" },
        { "429", ChannelKind.WeCom, DeliveryEnd.Failed, "Busy" },
        { "429", ChannelKind.Webhook, DeliveryEnd.Failed, "Busy" },
        { "503", ChannelKind.Webhook, DeliveryEnd.Failed, "Busy" },
        { "500", ChannelKind.Webhook, DeliveryEnd.Uncertain, "Unreadable" },
        { "404", ChannelKind.Webhook, DeliveryEnd.Failed, "Rejected" },
        { "moved", ChannelKind.Webhook, DeliveryEnd.Failed, "Redirected" },
        { "cut", ChannelKind.WeCom, DeliveryEnd.Uncertain, "Cut" },
        { "long", ChannelKind.Webhook, DeliveryEnd.Uncertain, "Cut" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_button_shows_what_the_other_side_really_said(string answer, ChannelKind kind, DeliveryEnd end, string code)
    {
        await using var office = new PostOffice();
        await using var robot = await FakeRobot.Start();
        robot.Answer = answer switch
        {
            "ok" => FakeRobot.Says("""{"errcode":0,"errmsg":"ok"}"""),
            "wrong key" => FakeRobot.Says("""{"errcode":93000,"errmsg":"invalid webhook url"}"""),
            "too fast" => FakeRobot.Says("""{"errcode":45009,"errmsg":"api freq out of limit"}"""),
            "busy" => FakeRobot.Says("""{"errcode":-1,"errmsg":"system busy"}"""),
            "page" => FakeRobot.Says("<html>sign in</html>"),
            "list" => FakeRobot.Says("[0]"),
            "word" => FakeRobot.Says("""{"errcode":"0"}"""),
            "long" => FakeRobot.Says(new string('x', 100_000)),
            "cut" => FakeRobot.Cuts,
            "moved" => FakeRobot.Says("", 302, "https://example.org/"),
            _ => FakeRobot.Says("said", int.Parse(answer, null)),
        };
        var delivery = await office.Agency.As("sysadmin").Send(new TryChannel(await office.Channel(kind, robot.Address)));
        Assert.Equal((end, $"Notices.Answer.{code}"), (delivery.End, delivery.Code));
        Assert.Single(robot.Heard);
        Assert.False(string.IsNullOrWhiteSpace(delivery.Say()));
        Assert.Contains((await office.Agency.Audit(nameof(TryChannel))), entry => entry.Details.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_is_uncertain_but_not_who_never_let_it_in()
    {
        await using var office = new PostOffice(TimeSpan.FromMilliseconds(300));
        await using var robot = await FakeRobot.Start();
        robot.Answer = FakeRobot.NeverAnswers;
        var channel = await office.Channel(ChannelKind.WeCom, robot.Address);
        // On a slow machine the time may be over before it was handed over.
        Delivery delivery;
        do
        {
            delivery = await office.Agency.As("sysadmin").Send(new TryChannel(channel));
        }
        while (delivery.Code == "Notices.Answer.Silent");
        Assert.Equal((DeliveryEnd.Uncertain, "Notices.Answer.Late"), Of(delivery));

        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        channel = await office.Channel(ChannelKind.Webhook, $"https://127.0.0.1:{((IPEndPoint)mute.LocalEndpoint).Port}/in");
        Assert.Equal((DeliveryEnd.Failed, "Notices.Answer.Silent"), Of(await office.Agency.As("sysadmin").Send(new TryChannel(channel))));
    }

    [Fact]
    public async Task Who_is_not_there_has_certainly_heard_nothing()
    {
        await using var office = new PostOffice();
        var robot = await FakeRobot.Start();
        var channel = await office.Channel(ChannelKind.WeCom, robot.Address);
        await robot.DisposeAsync();
        Assert.Equal((DeliveryEnd.Failed, "Notices.Answer.NoConnection"), Of(await office.Agency.As("sysadmin").Send(new TryChannel(channel))));
    }

    [Fact]
    public async Task A_twenty_first_message_within_a_minute_stays_here()
    {
        await using var office = new PostOffice();
        await using var robot = await FakeRobot.Start();
        var channel = await office.Channel(ChannelKind.DingTalk, robot.Address);
        var admin = office.Agency.As("sysadmin");
        for (var i = 0; i < 20; i++)
        {
            await admin.Send(new TryChannel(channel));
        }

        // On a machine so slow that twenty take a minute the bucket fills meanwhile; then it takes more of them.
        while (Of(await admin.Send(new TryChannel(channel))).Code != "Notices.Answer.Throttled")
        {
        }

        var heard = robot.Heard.Count;
        Assert.Equal("Notices.Answer.Throttled", (await admin.Send(new TryChannel(channel))).Code);
        Assert.Equal(heard, robot.Heard.Count);
        office.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(DeliveryEnd.Sent, (await admin.Send(new TryChannel(channel))).End);
    }

    [Fact]
    public async Task WeCom_is_told_in_its_form()
    {
        await using var office = new PostOffice();
        await using var robot = await FakeRobot.Start();
        await Morning(office, ChannelKind.WeCom, robot);
        var (_, query, headers, body) = Assert.Single(robot.Heard);
        Assert.Equal("?key=key-4711", query);
        Assert.StartsWith("application/json", headers["Content-Type"].Single(), StringComparison.Ordinal);
        Assert.Equal("""{"msgtype":"markdown","markdown":{"content":"今天共有5项待办，请登录系统查看。\n\n[登录查看](https://agency.example.org/notices)"}}""", body);
    }

    [Fact]
    public async Task DingTalk_is_told_in_its_form_and_signed()
    {
        // The example of its documentation has no figures; this one was reckoned apart.
        Assert.Equal("HxTU4MXqcTXKkX4alZWLhR51DGw0HmO8m0KcsqNxcaY=", RobotMessage.DingTalkSign("SEC-0815", 1763600000000));
        await using var office = new PostOffice();
        await using var robot = await FakeRobot.Start();
        await Morning(office, ChannelKind.DingTalk, robot);
        var (_, query, _, body) = Assert.Single(robot.Heard);
        var said = HttpUtility.ParseQueryString(query);
        Assert.Equal("key-4711", said["access_token"]);
        Assert.Equal(RobotMessage.DingTalkSign("SEC-0815", long.Parse(said["timestamp"]!, null)), said["sign"]);
        Assert.Equal("今天共有5项待办", JsonNode.Parse(body)!["markdown"]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_webhook_is_signed_and_says_which_letter_it_is()
    {
        await using var office = new PostOffice();
        await using var robot = await FakeRobot.Start();
        await Morning(office, ChannelKind.Webhook, robot);
        var (_, _, headers, body) = Assert.Single(robot.Heard);
        var letter = Assert.Single(await office.Letters());
        var signature = headers[RobotMessage.SignatureHeader].Single()!.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        Assert.Equal(RobotMessage.ReportSign("key-4711", long.Parse(signature["t"], null), body), signature["v1"]);
        Assert.Equal(letter.Id.ToString(), headers[RobotMessage.IdHeader]);
        Assert.Equal(5, JsonNode.Parse(body)!["open"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_robot_that_refuses_is_asked_again_and_a_resting_channel_is_left_alone()
    {
        await using var office = new PostOffice();
        await using var robot = await FakeRobot.Start();
        robot.Answer = FakeRobot.Says("slow down", StatusCodes.Status429TooManyRequests);
        await Morning(office, ChannelKind.WeCom, robot);
        await office.SendPostman();
        Assert.Single(robot.Heard);
        Assert.Equal(LetterState.Waiting, Assert.Single(await office.Letters()).State);
        robot.Answer = FakeRobot.Says("""{"errcode":0}""");
        office.Pass(TimeSpan.FromMinutes(1));
        await office.SendPostman();
        Assert.Equal(LetterState.Sent, Assert.Single(await office.Letters()).State);
        Assert.Equal(2, robot.Heard.Count);
    }

    // Two people are told in the afternoon; the group hears of it on the next morning.
    private static async Task Morning(PostOffice office, ChannelKind kind, FakeRobot robot)
    {
        office.GoTo(new(2026, 11, 19), new(15, 0));
        await office.Agency.As("sysadmin").Send(new SetLinkBase("https://agency.example.org"));
        await office.Channel(kind, robot.Address, signature: kind == ChannelKind.DingTalk ? "SEC-0815" : null);
        await office.Put(office.Told("inspector"), office.Told("leader"));
        await office.Put(office.Told("leader"));
        await office.SendPostman();
        Assert.Empty(robot.Heard);
        office.Open = 5;
        office.GoTo(new(2026, 11, 20), new(8, 0));
        await office.SendPostman();
    }

    private static (DeliveryEnd End, string Code) Of(Delivery delivery) => (delivery.End, delivery.Code);
}
