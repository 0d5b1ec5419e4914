using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Fixtures;

/// <summary>The whole product on real Kestrel, on a free port or the one given. Settings travel as command-line arguments.</summary>
public sealed class RunningAgency : WebApplicationFactory<Program>
{
    private readonly TestDatabase database;
    private readonly KeyValuePair<string, string?>[] settings;
    private readonly Action<IServiceCollection> also;
    private readonly bool owner;

    /// <summary>With the people and units of <see cref="Office"/>.</summary>
    public RunningAgency()
        : this(TestDatabase.Staffed()) => owner = true;

    public RunningAgency(TestDatabase database, int port = 0, params KeyValuePair<string, string?>[] settings)
        : this(database, port, settings, _ => { })
    {
    }

    /// <summary>With services that only a test has.</summary>
    public RunningAgency(TestDatabase database, int port, KeyValuePair<string, string?>[] settings, Action<IServiceCollection> also)
    {
        (this.database, this.settings, this.also) = (database, settings, also);
        UseKestrel(port);
        StartServer();
    }

    public TestDatabase Database => database;

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        foreach (var (key, value) in (KeyValuePair<string, string?>[])[.. database.Settings, .. settings])
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(also);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && owner)
        {
            database.Dispose();
        }
    }
}
