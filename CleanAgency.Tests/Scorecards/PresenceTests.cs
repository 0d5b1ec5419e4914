using CleanAgency.Core.Common;
using CleanAgency.Web.Scorecards;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

public sealed class PresenceTests
{
    private static readonly Guid Card = Guid.NewGuid(), Me = Guid.NewGuid();

    private readonly LiveUpdates live = new();
    private readonly Presence presence;

    public PresenceTests() => presence = new(live, new Clock(TimeProvider.System));

    [Fact]
    public void Who_sits_down_turns_to_an_item_and_leaves_is_announced_each_time_on_his_card_alone()
    {
        var (heard, elsewhere, item) = (0, 0, Guid.NewGuid());
        using var here = live.Listen(Presence.TopicOf(Card), () => heard++);
        using var there = live.Listen(Presence.TopicOf(Guid.NewGuid()), () => elsewhere++);
        var seat = presence.Sit(Card, Me, "甘示雨");
        seat.Turn(item);
        seat.Turn(item);
        Assert.Equal(("甘示雨", item), (presence.On(Card).Single().Name, presence.On(Card).Single().Item));
        seat.Dispose();
        seat.Dispose();
        Assert.Empty(presence.On(Card));
        Assert.Equal((3, 0), (heard, elsewhere));
    }

    [Fact]
    public void A_person_with_two_screens_is_there_once_and_until_the_last_is_closed()
    {
        var one = presence.Sit(Card, Me, "甘示雨");
        var two = presence.Sit(Card, Me, "甘示雨");
        Assert.Single(presence.On(Card));
        one.Dispose();
        Assert.Single(presence.On(Card));
        two.Dispose();
        Assert.Empty(presence.On(Card));
    }

    [Fact]
    public void Other_servers_are_not_told()
    {
        var told = 0;
        live.Announced += _ => told++;
        presence.Sit(Card, Me, "甘示雨").Dispose();
        Assert.Equal(0, told);
    }
}
