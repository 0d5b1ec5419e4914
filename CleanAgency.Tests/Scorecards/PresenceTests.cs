using CleanAgency.Core.Common;
using CleanAgency.Web.Scorecards;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

public sealed class PresenceTests
{
    private static readonly Guid Card = Guid.NewGuid(), Me = Guid.NewGuid();

    private readonly LiveUpdates live = new();
    private readonly Presence presence;

    public PresenceTests() => presence = new(live, new Clock(TimeProvider.System), TimeProvider.System);

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
    public void Other_servers_show_him_too_and_hear_where_he_turns_and_that_he_left()
    {
        var (others, item) = (new LiveUpdates(), Guid.NewGuid());
        live.Announced += others.Hear;
        var there = new Presence(others, new Clock(TimeProvider.System), TimeProvider.System);
        var heard = 0;
        using var listening = others.Listen(Presence.TopicOf(Card), () => heard++);
        var seat = presence.Sit(Card, Me, "甘示雨");
        seat.Turn(item);
        Assert.Equal(("甘示雨", item, 2), (there.On(Card).Single().Name, there.On(Card).Single().Item, heard));
        Assert.Empty(there.On(Guid.NewGuid()));
        presence.Repeat();
        Assert.Equal(2, heard);
        seat.Dispose();
        Assert.Empty(there.On(Card));
        Assert.Equal(3, heard);
    }

    [Fact]
    public void A_person_at_two_servers_is_there_once_where_he_was_last()
    {
        var others = new LiveUpdates();
        live.Announced += others.Hear;
        var (clock, item) = (new Clock(TimeProvider.System), Guid.NewGuid());
        var there = new Presence(others, clock, TimeProvider.System);
        using var early = presence.Sit(Card, Me, "甘示雨");
        clock.MoveTo(clock.Now.AddMinutes(1));
        using var late = there.Sit(Card, Me, "甘示雨");
        late.Turn(item);
        Assert.Equal(item, Assert.Single(there.On(Card)).Item);
    }

    [Fact]
    public void The_people_of_a_killed_server_are_gone_when_it_has_been_silent_for_three_beats()
    {
        var (others, time) = (new LiveUpdates(), new ByHand());
        live.Announced += others.Hear;
        var there = new Presence(others, new Clock(TimeProvider.System), time);
        presence.Sit(Card, Me, "甘示雨");
        var heard = 0;
        using var listening = others.Listen(Presence.TopicOf(Card), () => heard++);
        time.Pass(Presence.Beat * 2);
        there.Repeat();
        Assert.Single(there.On(Card));
        presence.Repeat();
        time.Pass(Presence.Beat * 2);
        there.Repeat();
        Assert.Equal((1, 0), (there.On(Card).Count, heard));
        time.Pass(Presence.Beat * 2);
        there.Repeat();
        Assert.Equal((0, 1), (there.On(Card).Count, heard));
        presence.Repeat();
        Assert.Equal((1, 2), (there.On(Card).Count, heard));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("a word of another version")]
    public void What_is_not_understood_is_nobody(string word)
    {
        live.Hear(["\u0001" + word]);
        Assert.Empty(presence.On(Card));
    }

    private sealed class ByHand : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Pass(TimeSpan span) => now += span.Ticks;
    }
}
