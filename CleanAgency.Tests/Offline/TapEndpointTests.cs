using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Offline;

/// <summary>POST /api/commands: what answers for a whole batch, in the order of the checks, and then nothing of it is carried out.</summary>
public sealed class TapEndpointTests(TapEndpointTests.Server server) : IClassFixture<TapEndpointTests.Server>
{
    [Fact]
    public async Task What_is_not_from_a_page_of_this_origin_is_400_or_403()
    {
        using var plain = new StringContent("{}", Encoding.UTF8, "text/plain");
        Assert.Equal((HttpStatusCode.BadRequest, "not-from-our-page"), await server.Inspector.Try(plain));
        using var broken = new StringContent("{", Encoding.UTF8, "application/json");
        Assert.Equal((HttpStatusCode.BadRequest, "bad-json"), await server.Inspector.Try(broken));
        Assert.Equal((HttpStatusCode.Forbidden, "cross-site"), await server.Inspector.Try(server.Batch(), ("Sec-Fetch-Site", "same-site")));
        Assert.Equal((HttpStatusCode.Forbidden, "cross-site"), await server.Inspector.Try(server.Batch(), ("Origin", "http://elsewhere.test")));
        await Nothing_is_done();
    }

    [Fact]
    public async Task Without_a_session_it_is_401()
    {
        using var stranger = TapClient.Stranger(server.Agency.Address);
        Assert.Equal((HttpStatusCode.Unauthorized, "sign-in"), await stranger.Try(server.Batch()));
        await Nothing_is_done();
    }

    [Fact]
    public async Task A_session_that_ends_in_the_middle_of_a_batch_is_401_and_what_was_done_before_is_a_duplicate_afterwards()
    {
        var (first, second) = (server.Command("先到的"), server.Command("后到的"));
        server.Away.Ended = second.Id;
        Assert.Equal((HttpStatusCode.Unauthorized, "sign-in"), await server.Inspector.Try(server.Batch(first, second)));
        server.Away.Ended = null;
        await First_is_a_duplicate(first, second);
    }

    [Fact]
    public async Task Under_another_persons_session_it_is_409()
    {
        Assert.Equal((HttpStatusCode.Conflict, "other-person"), await server.Inspector.Try(server.Batch(server.Desk.Person("leader"))));
        await Nothing_is_done();
    }

    [Fact]
    public async Task Above_256_KB_or_a_hundred_commands_it_is_413()
    {
        var large = server.Batch(note: new string('长', 90_000));
        using var said = new StringContent(JsonSerializer.Serialize(large, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
        using var unsaid = JsonContent.Create(large);
        Assert.Equal((true, false), (said.Headers.ContentLength > 256 << 10, unsaid.Headers.ContentLength.HasValue));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), await server.Inspector.Try(said));
        // Without a length it is found out in the middle: who is still sending may meet the closed line before he reads the answer.
        try
        {
            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), await server.Inspector.Try(unsaid));
        }
        catch (HttpRequestException cut)
        {
            Assert.IsAssignableFrom<IOException>(cut.InnerException);
        }

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-many"), await server.Inspector.Try(server.Batch(count: 101)));
        await Nothing_is_done();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public async Task Of_another_protocol_than_this_one_and_the_one_before_it_is_426(int protocol)
    {
        Assert.Equal((HttpStatusCode.UpgradeRequired, "protocol"), await server.Inspector.Try(server.Batch(protocol: protocol)));
        await Nothing_is_done();
    }

    [Fact]
    public async Task While_the_database_cannot_be_reached_it_is_503_and_what_was_done_before_is_a_duplicate_afterwards()
    {
        var (first, second) = (server.Command("先到的"), server.Command("后到的"));
        server.Away.From = second.Id;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, null), await server.Inspector.Try(server.Batch(first, second)));
        server.Away.From = null;
        await First_is_a_duplicate(first, second);
    }

    private async Task First_is_a_duplicate(QueuedTap first, QueuedTap second)
    {
        var answers = await server.Inspector.Post("t", [first.Sent, second.Sent]);
        Assert.Equal(["duplicate", "done"], answers.Select(answer => answer.GetProperty("status").GetString()));
        await server.Desk.Do((AppDb db) => db.Set<Claim>().ExecuteDeleteAsync());
    }

    private async Task Nothing_is_done() => Assert.Equal(0, await server.Desk.Do((AppDb db) => db.Set<Claim>().CountAsync()));

    public sealed class Server : IAsyncLifetime
    {
        private readonly TestDatabase database = TestDatabase.Staffed();
        private Guid card, item;

        internal Loss Away { get; } = new();

        internal RunningAgency Agency { get; private set; } = null!;

        internal Agency Desk { get; private set; } = null!;

        internal TapClient Inspector { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Desk = new(database);
            card = await Office.Card(Desk, "U01");
            item = (await Desk.As("inspector").Send(new ReadCard(card))).Scheme!.Areas.SelectMany(area => area.Items).First().Id;
            Agency = new(database, 0, [], services => services.AddSingleton(Away).AddScoped(typeof(IPipelineBehavior<,>), typeof(LostAt<,>)));
            Inspector = await TapClient.SignIn(Agency.Address, "inspector");
        }

        internal object Batch(Guid? person = null, int protocol = 1, int count = 1, string note = "看过台账") =>
            new { protocol, person = person ?? Inspector.Person, device = "t", sentAt = DateTime.UtcNow, commands = Enumerable.Range(0, count).Select(_ => Command(note).Sent) };

        internal object Batch(params QueuedTap[] commands) => new { protocol = 1, person = Inspector.Person, device = "t", sentAt = DateTime.UtcNow, commands = commands.Select(one => one.Sent) };

        internal QueuedTap Command(string note) => new(1, Guid.NewGuid(), card, item, "set", new { field = "comment", value = note }, new(0, null));

        public async Task DisposeAsync()
        {
            Inspector.Dispose();
            await Agency.DisposeAsync();
            await Desk.DisposeAsync();
            database.Dispose();
        }
    }

    internal sealed class Loss
    {
        /// <summary>The command at which there is no database any more.</summary>
        public Guid? From { get; set; }

        /// <summary>The command at which the session is over.</summary>
        public Guid? Ended { get; set; }
    }

    internal sealed class LostAt<TRequest, TResponse>(Loss loss) : IPipelineBehavior<TRequest, TResponse>
    {
        public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
            (request as Tap)?.Id is not { } id ? next()
            : id == loss.From ? throw new InvalidOperationException("As EF says it.", new Unreachable())
            : id == loss.Ended ? throw new Core.Common.RuleBroken("Access.Ended")
            : next();
    }

    private sealed class Unreachable() : DbException("The connection is refused.")
    {
        public override bool IsTransient => true;
    }
}
