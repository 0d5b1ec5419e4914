using System.Diagnostics;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Tests.Fixtures;
using Xunit;
using Xunit.Abstractions;

namespace CleanAgency.Tests.Notices.Post;

/// <summary>Servers are killed in the middle of sending to a real mail server on this machine.</summary>
public sealed class DeathTests(ITestOutputHelper output)
{
    private const int Hands = 4;

    // The leases of the dead have run out by then.
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData(DeliveryPromise.AtMostOnce)]
    [InlineData(DeliveryPromise.AtLeastOnce)]
    public async Task A_thousand_letters_and_three_deaths(DeliveryPromise promise)
    {
        const int Letters = 1000;
        using var sink = new MailSink();
        using var database = TestDatabase.Staffed();
        await Prepare(database, sink, promise, Letters);
        for (var death = 1; death <= 3; death++)
        {
            using var server = Start(database);
            await sink.Until(sink.Mails.Count + 100);
            Kill(server);
        }

        await using var last = new PostOffice(database, Afterwards);
        // Those whose end the dead servers could not write down may be tried again after a minute, or are uncertain.
        await last.SendPostman();
        var (letters, arrived) = (await last.Letters(), sink.Ids.GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count()));
        var twice = arrived.Count(one => one.Value > 1);
        var uncertain = letters.Where(l => l.State == LetterState.Uncertain).ToList();
        output.WriteLine($"{promise}: {arrived.Count} arrived, {twice} of them twice, {uncertain.Count} uncertain");
        Assert.Equal(Letters, letters.Count);
        if (promise == DeliveryPromise.AtMostOnce)
        {
            Assert.Equal(0, twice);
            Assert.InRange(uncertain.Count, 0, 3 * Hands);
            Assert.All(letters.Except(uncertain), letter => Assert.Equal(LetterState.Sent, letter.State));
            // Nobody is missing but those that are listed.
            Assert.Empty(letters.Select(l => $"{l.Id:N}@cleanagency").Except(arrived.Keys).Except(uncertain.Select(l => $"{l.Id:N}@cleanagency")));
            Assert.Equal(uncertain.Count, (await last.Agency.As("sysadmin").Send(new Outbox(LetterState.Uncertain, null, 1, 50))).Total);
        }
        else
        {
            Assert.All(letters, letter => Assert.Equal(LetterState.Sent, letter.State));
            Assert.Equal(Letters, arrived.Count);
            Assert.InRange(twice, 0, 3 * Hands);
        }
    }

    [Fact]
    public async Task Of_two_servers_at_one_outbox_one_is_killed_and_nothing_arrives_twice()
    {
        const int Letters = 400;
        using var sink = new MailSink();
        using var database = TestDatabase.Staffed();
        await Prepare(database, sink, DeliveryPromise.AtMostOnce, Letters);
        using var one = Start(database);
        await sink.Until(50);
        await using (var other = new PostOffice(database))
        {
            var sending = other.SendPostman();
            await sink.Until(150);
            Kill(one);
            await sending;
        }

        await using var last = new PostOffice(database, Afterwards);
        await last.SendPostman();
        var letters = await last.Letters();
        var uncertain = letters.Count(l => l.State == LetterState.Uncertain);
        Assert.Equal(sink.Ids.Count, sink.Ids.Distinct().Count());
        // No more than the killed one had in its hands: the other writes down how each of its own ended, however busy the database is.
        Assert.InRange(uncertain, 0, Hands);
        Assert.Equal(Letters - uncertain, letters.Count(l => l.State == LetterState.Sent));
        Assert.InRange(sink.Ids.Count, Letters - uncertain, Letters);
    }

    private static async Task Prepare(TestDatabase database, MailSink sink, DeliveryPromise promise, int letters)
    {
        await using var office = new PostOffice(database);
        await office.WantsMail("inspector");
        await office.Fill(await office.Channel(ChannelKind.Mail, sink.Address, promise), "inspector", letters);
    }

    private static Process Start(TestDatabase database) =>
        Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(DeathTests).Assembly.Location, nameof(Mailer), database.Name]))!;

    // kill -9: nothing is flushed, closed or said.
    private static void Kill(Process server)
    {
        server.Kill();
        server.WaitForExit();
    }
}
