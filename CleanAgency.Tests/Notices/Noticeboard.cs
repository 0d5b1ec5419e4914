using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Notices;

/// <summary>An agency in which a test says what is open, besides what really is, and reads what was told of it.</summary>
public sealed class Noticeboard : IWatch, IAsyncDisposable
{
    private readonly TestDatabase database = TestDatabase.Staffed();

    public Noticeboard() => Agency = Server();

    public Agency Agency { get; }

    public IReadOnlyList<OpenThing> Things { get; set; } = [];

    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.CardToSign, NoticeKind.ExtrasToDecide, NoticeKind.VisitComing, NoticeKind.VisitMoved];

    public IReadOnlyList<Type> Signs => [typeof(SupervisedUnit)];

    public Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct) => Task.FromResult(Things);

    /// <summary>One more on the same database, which sees the same things.</summary>
    public Agency Server() => new(database, [], services => services.AddSingleton<IWatch>(this));

    /// <summary>So many people hear of everything by mail at once.</summary>
    public async Task WriteTo(params string[] accounts)
    {
        var admin = Agency.As("sysadmin");
        var channel = await admin.Send(new AddChannel(ChannelKind.Mail, new("邮件", "127.0.0.1:2525", DeliveryPromise.AtMostOnce, "office@example.org"), null, null));
        await admin.Send(new SwitchChannel(channel, On: true));
        foreach (var account in accounts)
        {
            await Agency.As(account).Send(new SetOwnTerms($"{account}@example.org", QuietHours.Usual, Kinds.ToDictionary(kind => kind, _ => LetterMode.AtOnce)));
        }
    }

    /// <summary>In the morning of that day these things are open.</summary>
    public Task Morning(DateOnly day, params OpenThing[] things)
    {
        Things = things;
        return Morning(day);
    }

    public Task Morning(DateOnly day)
    {
        Agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(day, new(10, 0)));
        return Agency.Machine(Permission.RunJobs).Send(new Remind());
    }

    public Task<List<Notice>> Notices(Guid thing) => Agency.Do((AppDb db) => db.Set<Notice>().AsNoTracking().Where(n => n.Thing == thing).OrderBy(n => n.Kind).ThenBy(n => n.Due).ToListAsync());

    public async Task<Notice> Notice(Guid thing, string account)
    {
        var person = Agency.Person(account);
        return (await Notices(thing)).Single(n => n.PersonId == person);
    }

    /// <summary>Those that went off at once, without the channel.</summary>
    public Task<List<string>> Letters() => Agency.Do((AppDb db) => db.Set<Letter>().Where(l => l.Key.StartsWith("notice:")).Select(l => l.Key.Substring(0, l.Key.Length - 33)).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Agency.DisposeAsync();
        database.Dispose();
    }
}
