using System.Collections.Concurrent;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Live;

/// <summary>Two servers on one database: on PostgreSQL each hears the other; a SQLite file belongs to one server, and announcements stay where they are made.</summary>
public sealed class RelayTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_one_server_changes_is_heard_on_the_other()
    {
        await using var servers = await Two.Start();
        var unit = servers.One.Unit("U01");
        var (here, there) = (Two.Heard(servers.One, LiveUpdates.TopicOf(nameof(SupervisedUnit), unit)), Two.Heard(servers.Other, LiveUpdates.TopicOf(nameof(SupervisedUnit), unit)));
        await servers.One.As("coordinator").Send(new EditUnit(unit, UnitField.Leader, "程示公", 9));
        Assert.Single(here);
        Assert.Equal(TestDatabase.OnPostgres, await Until(() => !there.IsEmpty));
        // It does not come back to where it was made.
        Assert.Single(here);
    }

    [Fact]
    public async Task More_topics_than_one_notice_holds_all_arrive()
    {
        await using var servers = await Two.Start();
        var topics = Enumerable.Range(0, 700).Select(_ => LiveUpdates.TopicOf(nameof(SupervisedUnit), Guid.NewGuid())).ToList();
        var heard = topics.Select(topic => Two.Heard(servers.Other, topic)).ToList();
        servers.One.Services.GetRequiredService<LiveUpdates>().Announce(topics);
        Assert.Equal(TestDatabase.OnPostgres, await Until(() => heard.All(h => !h.IsEmpty)));
    }

    [Fact]
    public async Task A_word_reaches_the_other_server_as_it_was_said_and_no_screen_takes_it_for_a_topic()
    {
        await using var servers = await Two.Start();
        var told = new ConcurrentQueue<string>();
        servers.Other.Services.GetRequiredService<LiveUpdates>().Told += told.Enqueue;
        servers.One.Services.GetRequiredService<LiveUpdates>().Told += told.Enqueue;
        servers.One.Services.GetRequiredService<LiveUpdates>().Tell("甘示雨在D2");
        Assert.Equal(TestDatabase.OnPostgres, await Until(() => !told.IsEmpty));
        Assert.Equal(TestDatabase.OnPostgres ? ["甘示雨在D2"] : [], told);
    }

    [Fact]
    public async Task After_a_lost_connection_every_screen_asks_again_and_hears_on()
    {
        await using var servers = await Two.Start();
        var asked = Two.Heard(servers.Other, "nobody announces this");
        if (TestDatabase.OnPostgres)
        {
            await servers.One.Sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'listen %'");
            Assert.True(await Until(() => !asked.IsEmpty));
        }

        var later = Two.Heard(servers.Other, "later");
        servers.One.Services.GetRequiredService<LiveUpdates>().Announce(["later"]);
        Assert.Equal(TestDatabase.OnPostgres, await Until(() => !later.IsEmpty));
        Assert.Equal(TestDatabase.OnPostgres, !asked.IsEmpty);
    }

    // Where nothing may arrive, a short wait is enough to notice that something did.
    private static async Task<bool> Until(Func<bool> so)
    {
        for (var end = DateTime.UtcNow + (TestDatabase.OnPostgres ? Soon : TimeSpan.FromMilliseconds(300)); DateTime.UtcNow < end && !so();)
        {
            await Task.Delay(20);
        }

        return so();
    }

    private sealed class Two(Agency one, Agency other) : IAsyncDisposable
    {
        public Agency One => one;

        public Agency Other => other;

        /// <summary>Both run and, on PostgreSQL, hear each other.</summary>
        public static async Task<Two> Start()
        {
            var one = await new Agency().Start();
            var two = new Two(one, await new Agency(one.Database).Start());
            foreach (var (from, to) in new[] { (two.One, two.Other), (two.Other, two.One) })
            {
                var heard = Heard(to, "hello");
                Assert.Equal(TestDatabase.OnPostgres, await Until(() =>
                {
                    from.Services.GetRequiredService<LiveUpdates>().Announce(["hello"]);
                    return !heard.IsEmpty;
                }));
            }

            return two;
        }

        public static ConcurrentQueue<string> Heard(Agency at, string topic)
        {
            var heard = new ConcurrentQueue<string>();
            at.Services.GetRequiredService<LiveUpdates>().Listen(topic, () => heard.Enqueue(topic));
            return heard;
        }

        public async ValueTask DisposeAsync()
        {
            await other.DisposeAsync();
            await one.DisposeAsync();
        }
    }
}
