using CleanAgency.Core;
using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure;
using CleanAgency.Infrastructure.Audit;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Infrastructure.Jobs;
using CleanAgency.Web.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanAgency.Tests.Fixtures;

/// <summary>The real application without its screens, on a real database of its own. Timetables and the sealer run only after Start.</summary>
public sealed class Agency : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly bool owner;
    private readonly IHost host;
    private bool started;

    /// <summary>With the people and units of <see cref="Office"/>.</summary>
    public Agency()
        : this(TestDatabase.Staffed(), []) => owner = true;

    /// <summary>A second server on the same database, or one on another database.</summary>
    public Agency(TestDatabase database, params KeyValuePair<string, string?>[] settings)
        : this(database, settings, _ => { })
    {
    }

    /// <summary>With services that only a test has.</summary>
    public Agency(TestDatabase database, KeyValuePair<string, string?>[] settings, Action<IServiceCollection> also)
    {
        ArgumentNullException.ThrowIfNull(also);
        this.database = database;
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(database.Settings).AddInMemoryCollection(settings);
        builder.Services.AddLogging();
        builder.Services.AddInfrastructure(builder.Configuration).AddCore();
        // The one thing that the core asks of the screens: to read a stroke as tablets write it.
        builder.Services.AddSingleton<IReadsStrokes, LateStrokes>();
        also(builder.Services);
        host = builder.Build();
    }

    public TestDatabase Database => database;

    public IServiceProvider Services => host.Services;

    /// <summary>A stranger: nobody has signed in.</summary>
    public Sender Stranger => new(this, Caller.Stranger("10.0.0.9"));

    /// <summary>With nobody in it.</summary>
    public static Agency Empty() => new(TestDatabase.Empty(), [], owner: true);

    private Agency(TestDatabase database, KeyValuePair<string, string?>[] settings, bool owner)
        : this(database, settings) => this.owner = owner;

    /// <summary>The demo district on its day, with its clock.</summary>
    public static async Task<Agency> District()
    {
        var agency = new Agency(TestDatabase.District(), [TestDatabase.Demo], owner: true);
        await agency.Services.FillDemo(DemoDistrict.DefaultDay, Office.Password);
        return agency;
    }

    public async Task<Agency> Start()
    {
        await host.StartAsync();
        started = true;
        return this;
    }

    /// <summary>Somebody who signed in a moment ago. A later change of his stamp ends this session, not one asked for afterwards.</summary>
    public Sender As(string account)
    {
        using var scope = Services.CreateScope();
        var user = scope.ServiceProvider.GetRequiredService<AppDb>().Users.AsNoTracking().Single(u => u.UserName == account);
        return new(this, new(user.Id, account, user.SecurityStamp!, "10.0.0.1"));
    }

    public Sender Machine(Permission only) => new(this, Caller.Stranger(""), only);

    public Guid Person(string account) => As(account).Caller.PersonId;

    public Guid Unit(string code)
    {
        using var scope = Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<AppDb>().Set<SupervisedUnit>().Where(u => u.Code == code).Select(u => u.Id).Single();
    }

    public async Task<T> Do<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>The audit rows, oldest first; of one action, or all.</summary>
    public Task<List<AuditEntry>> Audit(string? action = null) =>
        Do((AppDb db) => db.Set<AuditEntry>().AsNoTracking().Where(e => action == null || e.Action == action).OrderBy(e => e.Id).ToListAsync());

    public Task<int> Sql(string sql) => Do((AppDb db) => db.Database.ExecuteSqlRawAsync(sql));

    public Task<int> Seal() => Services.GetRequiredService<AuditSealer>().SealAll(thorough: true, CancellationToken.None);

    /// <summary>Does all the long work that waits, as the runner of a started server would.</summary>
    public async Task RunJobs()
    {
        var runner = Services.GetRequiredService<JobRunner>();
        while (await runner.RunNext(JobLane.Schedules, CancellationToken.None) || await runner.RunNext(JobLane.People, CancellationToken.None))
        {
        }
    }

    public Task<VerifyAuditChain.Finding> Check() => As("auditor").Send(new VerifyAuditChain());

    public async ValueTask DisposeAsync()
    {
        if (started)
        {
            await host.StopAsync();
        }

        await ((IAsyncDisposable)host).DisposeAsync();
        if (owner)
        {
            database.Dispose();
        }
    }
}
