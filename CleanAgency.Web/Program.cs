using System.Text.Encodings.Web;
using System.Text.Unicode;
using CleanAgency.Core;
using CleanAgency.Infrastructure;
using CleanAgency.Infrastructure.Evidence;
using CleanAgency.Infrastructure.Post;
using CleanAgency.Web;
using CleanAgency.Web.Groups;
using CleanAgency.Web.Access;
using CleanAgency.Web.Audit;
using CleanAgency.Web.Calendar;
using CleanAgency.Web.Evidence;
using CleanAgency.Web.Facts;
using CleanAgency.Web.Layout;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Operation;
using CleanAgency.Web.People;
using CleanAgency.Web.Reports;
using CleanAgency.Web.Ui;
using CleanAgency.Web.Schemes;
using CleanAgency.Web.Scorecards;
using CleanAgency.Web.Units;
using CleanAgency.Web.Visits;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = Switches.Read(args),
    // Published output lies beside its wwwroot. Started from another folder it would else answer every script with 200 and no content.
    ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
});
if (builder.Configuration["backup"] is { } backup)
{
    return await Backup.Write(builder.Configuration, backup);
}

var demo = builder.Configuration["demo"] == "true";
if (PlainHttp.Refusal(builder.Configuration, demo) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

// Without it "dotnet run" finds the static files of the build only in Development. Published output does not need it.
builder.WebHost.UseStaticWebAssets();
PlainHttp.ListenSomewhere(builder.WebHost, builder.Configuration);
builder.WebHost.ConfigureKestrel(o => (o.AddServerHeader, o.Limits.MaxRequestBodySize, o.Limits.MaxRequestHeaderCount) = (false, 1 << 20, 60));
if (!builder.Environment.IsDevelopment())
{
    builder.Logging.ClearProviders().AddJsonConsole(o =>
    {
        (o.UseUtcTimestamp, o.TimestampFormat, o.IncludeScopes) = (true, "O", false);
        // The default encoder writes Chinese as \uXXXX.
        o.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    });
}

// What a script sends wrongly is its mistake (400), on a developer's machine too.
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
builder.Services.AddInfrastructure(builder.Configuration).AddCore();
builder.Services.AddSingleton(new DemoMode(demo, DemoStart.Password(builder.Configuration)));
builder.Services.AddScoped<Session>().AddScoped<Messages>().AddScoped<ToastBox>();
builder.Services.AddTablet();
builder.Services.AddSingleton<FirstStart>();
builder.Services.AddSingleton<Farewell>().AddSingleton<CircuitHandler>(sp => sp.GetRequiredService<Farewell>());
builder.Services.AddScoped<CircuitLine>().AddScoped<CircuitHandler>(sp => sp.GetRequiredService<CircuitLine>());
builder.Services.AddSignedInCookie();
builder.Services.AddForwardedHeaders(builder.Configuration);
builder.Services.AddLocalization().AddCascadingAuthenticationState().AddHttpContextAccessor();
builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
// Chinese travels as itself, not as &#x…; a third of the bytes of a page.
builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
// Cards and the words of tablets are a tenth of their size on the line; neither holds a secret beside what its reader typed.
builder.Services.AddResponseCompression(o =>
{
    (o.EnableForHttps, o.MimeTypes) = (true, ["application/json"]);
    o.Providers.Add<TightBrotli>();
    o.Providers.Add<GzipCompressionProvider>();
});
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
// A frozen link is noticed after 12 s instead of 30 s; wwwroot/start.js has the browser's half.
builder.Services.AddSignalR(o => (o.KeepAliveInterval, o.ClientTimeoutInterval) = (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(12)));
// Browsers that reconnect to a stopping host can hold it for 30 s; a letter on its way may have its moment.
builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Patience.ToLeave + TimeSpan.FromSeconds(1));

var app = builder.Build();
await app.Services.PrepareDatabase();
if (await DemoStart.Refusal(app, demo) is { } mixedUp)
{
    await Console.Error.WriteLineAsync(mixedUp);
    return 1;
}

if (demo)
{
    await DemoStart.Fill(app);
}

app.UseForwardedHeaders();
app.UseResponseCompression();
app.UseSecurityHeaders();
app.UseWordsForFailures();
app.UseOnlyEncrypted(demo);
if (!app.Environment.IsDevelopment())
{
    app.UseHsts();
}

app.UseRequestLocalization(o =>
{
    o.SetDefaultCulture(Language.Chinese).AddSupportedCultures(Language.All).AddSupportedUICultures(Language.All);
    // Chinese first: the browser's own language does not decide, the person does.
    o.RequestCultureProviders = [new Microsoft.AspNetCore.Localization.CookieRequestCultureProvider()];
});
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.RefuseForeignForms();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
app.MapAccess();
app.OfferFirstStart();
app.SayWelcome();
app.MapHealth();
app.MapUnits();
app.MapSchemes();
app.MapPeople();
app.MapFacts();
app.MapCalendar();
app.MapGroups();
app.MapVisits();
app.MapScorecards();
app.MapTablet();
app.MapEvidence();
app.MapBooks();
app.MapAudit();

return await app.RunAndStop();
