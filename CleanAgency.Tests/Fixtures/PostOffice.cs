using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Fixtures;

/// <summary>An agency whose notices are counted by the test and whose machine time moves when the test says so. Its postman goes when he is sent.</summary>
public sealed class PostOffice : IAsyncDisposable
{
    private readonly TestDatabase? own;
    private readonly Shifted time = new();
    private readonly Counted counts = new();

    /// <param name="shared">A database on which others work too.</param>
    public PostOffice(TestDatabase? shared = null, TimeSpan later = default)
    {
        own = shared is null ? TestDatabase.Staffed() : null;
        time.By = later;
        Agency = new(shared ?? own!, [], services => services.AddSingleton<ICountsOpen>(counts).AddSingleton<TimeProvider>(time).AddSingleton(new Patience(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60))));
    }

    /// <summary>With a patience that a test can outwait.</summary>
    public PostOffice(TimeSpan patience)
    {
        own = TestDatabase.Staffed();
        Agency = new(own, [], services => services.AddSingleton<ICountsOpen>(counts).AddSingleton<TimeProvider>(time).AddSingleton(new Patience(TimeSpan.FromSeconds(20), patience)));
    }

    /// <summary>What waits is what this watch finds, told and counted by the engine itself.</summary>
    public PostOffice(IWatch watch)
    {
        own = TestDatabase.Staffed();
        Agency = new(own, [], services => services.AddSingleton(watch).AddSingleton<TimeProvider>(time).AddSingleton(new Patience(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(60))));
    }

    public Agency Agency { get; }

    /// <summary>How much waits for everybody.</summary>
    public int Open
    {
        get => counts.Open;
        set => counts.Open = value;
    }

    public Postman Postman => Agency.Services.GetRequiredService<Postman>();

    public LetterDesk Desk => Agency.Services.GetRequiredService<LetterDesk>();

    /// <summary>Business time and the machine's alike.</summary>
    public void Pass(TimeSpan span) => time.By += span;

    /// <summary>From now on time passes only where the test says so.</summary>
    public void StopTime() => time.Still = true;

    /// <summary>Somebody sets the machine's clock; what has passed has not, and for the business it is as late as before.</summary>
    public void SetWallClock(TimeSpan by)
    {
        var clock = Agency.Services.GetRequiredService<Clock>();
        var now = clock.Now;
        time.Wall += by;
        clock.MoveTo(now);
    }

    public void GoTo(DateOnly day, TimeOnly hour) => Agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(day, hour));

    public async Task<Guid> Channel(ChannelKind kind, string address, DeliveryPromise promise = DeliveryPromise.AtMostOnce, string? signature = null)
    {
        var admin = Agency.As("sysadmin");
        var id = await admin.Send(new AddChannel(kind, new("通道一", address, promise, kind == ChannelKind.Mail ? "office@example.org" : ""), await Sealed(kind == ChannelKind.Mail ? null : "key-4711"), await Sealed(signature)));
        await admin.Send(new SwitchChannel(id, On: true));
        return id;
    }

    public Task WantsMail(string account, IReadOnlyDictionary<NoticeKind, LetterMode>? kinds = null) =>
        Agency.As(account).Send(new SetOwnTerms($"{account}@example.org", QuietHours.Usual, kinds ?? new Dictionary<NoticeKind, LetterMode>()));

    public Raised Told(string account, Trouble trouble = Trouble.Today, NoticeKind kind = NoticeKind.CardToScore) =>
        new(Guid.CreateVersion7(), Agency.Person(account), kind, 1, trouble, KindOfNotice.Of(kind).Statutory);

    public Task<int> Put(params Raised[] raised) => Agency.Do(async (IServiceProvider services) =>
    {
        var put = await services.GetRequiredService<Postbox>().Put(raised, CancellationToken.None);
        await services.GetRequiredService<AppDb>().SaveChangesAsync();
        return put;
    });

    /// <summary>Many to one person or to the group, due at once.</summary>
    public Task<int> Fill(Guid channel, string? account, int count) => Agency.Do((AppDb db) =>
    {
        var (person, now) = (account is null ? (Guid?)null : Agency.Person(account), Agency.Services.GetRequiredService<Clock>().Now);
        db.Set<Letter>().AddRange(Enumerable.Range(0, count).Select(i => new Letter($"test:{channel}:{i}", channel, person, now, now)));
        return db.SaveChangesAsync();
    });

    /// <summary>Until he finds nothing more to do.</summary>
    public async Task SendPostman()
    {
        while (await Postman.Round(CancellationToken.None))
        {
        }
    }

    public Task<List<Letter>> Letters() => Agency.Do((AppDb db) => db.Set<Letter>().AsNoTracking().OrderBy(l => l.MadeAt).ThenBy(l => l.Key).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        own?.Dispose();
    }

    private async Task<Secret?> Sealed(string? key) => key is null ? null : await Agency.As("sysadmin").Send(new SealKey(new(key)));

    private sealed class Counted : ICountsOpen
    {
        public int Open { get; set; } = 3;

        public Task<(int All, int Since)> Of(Guid personId, IReadOnlyCollection<NoticeKind> without, DateTime since, CancellationToken ct) => Task.FromResult((Open, Open));

        public Task<(int All, int Since)> OfAll(DateTime since, CancellationToken ct) => Task.FromResult((Open, Open));
    }

    private sealed class Shifted : TimeProvider
    {
        private readonly long begin = System.GetTimestamp();

        public TimeSpan By { get; set; }

        public TimeSpan Wall { get; set; }

        public bool Still { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By + Wall;

        public override long GetTimestamp() => (Still ? begin : base.GetTimestamp()) + (long)(By.TotalSeconds * TimestampFrequency);
    }
}
