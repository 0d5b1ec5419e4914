using Xunit;

namespace CleanAgency.Tests.Offline;

/// <summary>The invariants of the protocol over 200 seeded interleavings of three tablets' taps, through the product's own endpoint.</summary>
public sealed class InterleavingTests(InterleavingTests.Runs runs) : IClassFixture<InterleavingTests.Runs>
{
    private const int Seeds = 200;

    [Fact]
    public void I1_what_was_promised_is_done_or_refused_and_kept_or_still_queued_at_every_moment() => Kept("I1");

    [Fact]
    public void I2_no_id_takes_effect_twice_and_a_duplicate_hears_the_first_answer() => Kept("I2");

    [Fact]
    public void I3_what_one_person_entered_at_one_item_takes_effect_in_the_order_of_his_taps() => Kept("I3");

    [Fact]
    public void I6_a_command_that_fails_delays_its_own_lane_only() => Kept("I6");

    [Fact]
    public void I10_the_card_is_the_merge_of_all_accepted_commands() => Kept("I10");

    private void Kept(string invariant)
    {
        Assert.Empty(runs.Broken.Where(one => one.Invariant == invariant).Select(one => one.What));
        Assert.True(runs.Effects > 7 * Seeds, $"Only {runs.Effects} effects.");
    }

    public sealed class Runs : IAsyncLifetime
    {
        internal IReadOnlyList<(string Invariant, string What)> Broken { get; private set; } = [];

        internal int Effects { get; private set; }

        public async Task InitializeAsync()
        {
            await using var servers = await InterleavedServers.Start();
            for (var seed = 1; seed <= Seeds; seed++)
            {
                await servers.Run(seed);
            }

            (Broken, Effects) = (servers.Broken, servers.Effects);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
