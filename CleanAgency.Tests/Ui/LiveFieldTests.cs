using System.Runtime.CompilerServices;
using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;

namespace CleanAgency.Tests.Ui;

/// <summary>The browser's half of Field alone: this class plays Blazor by writing attributes.</summary>
[Collection(BrowserTrips.Name)]
public sealed class LiveFieldTests(Chromium chromium) : IAsyncLifetime
{
    private const string Page = """
        <!doctype html><meta charset="utf-8"><live-field name="Name" value="A" version="3" turn="0">
        <input data-input aria-label="n"><button data-take="theirs">t</button><button data-take="mine" data-text="[{0}]" data-nothing="-"></button>
        </live-field><p tabindex="0">x</p>
        <script>said = []; addEventListener("livefield", e => said.push(e.detail));</script><script src="/fields.js"></script>
        """;

    private IPage? page;

    private IPage Screen => page ?? throw new InvalidOperationException("InitializeAsync comes first.");

    private ILocator Input => Screen.Locator("input");

    private ILocator Field => Screen.Locator("live-field");

    public async Task InitializeAsync()
    {
        page = await chromium.Open(new("http://field.test"));
        var script = await File.ReadAllTextAsync(Script());
        await page.RouteAsync("http://field.test/**", route => route.FulfillAsync(
            route.Request.Url.EndsWith(".js", StringComparison.Ordinal) ? new() { ContentType = "text/javascript", Body = script } : new() { ContentType = "text/html", Body = Page }));
        await page.GotoAsync("/");
    }

    public Task DisposeAsync() => Screen.Context.CloseAsync();

    [Fact]
    public async Task An_untouched_field_follows_the_stored_value()
    {
        Assert.Equal("A", await Input.InputValueAsync());
        await Render("B", 4);
        Assert.Equal("B", await Input.InputValueAsync());
        Assert.Empty(await Said());
    }

    [Fact]
    public async Task What_is_being_typed_is_never_replaced_but_offered_and_names_the_version_it_replaces()
    {
        await Input.FillAsync("mine");
        await Render("theirs", 7);

        Assert.Equal("mine", await Input.InputValueAsync());
        Assert.NotNull(await Field.GetAttributeAsync("newer"));
        await Screen.Locator("p").FocusAsync();
        Assert.Empty(await Said());

        Assert.Equal("[mine]", await Screen.Locator("[data-take=mine]").InnerTextAsync());
        await Screen.Locator("[data-take=mine]").ClickAsync();
        Assert.Equal(["mine@7"], await Said());
    }

    [Fact]
    public async Task The_draft_names_the_version_in_which_it_began_even_when_another_field_of_the_row_moved_on()
    {
        await Input.FillAsync("mine");
        await Render("A", 5);
        await Input.PressAsync("Enter");
        Assert.Equal(["mine@5"], await Said());

        await Input.FillAsync("mine, again");
        await Render("mine", 6, turn: 1);
        await Input.PressAsync("Enter");
        Assert.Equal(["mine@5", "mine, again@6"], await Said());
        Assert.Null(await Field.GetAttributeAsync("newer"));
    }

    [Fact]
    public async Task What_is_entered_while_a_save_is_on_its_way_follows_it()
    {
        await Input.FillAsync("1");
        await Input.PressAsync("Enter");
        await Input.FillAsync("12");
        await Input.PressAsync("Enter");
        Assert.Equal(["1@3"], await Said());

        await Render("1", 4, turn: 1);
        Assert.Equal(["1@3", "12@4"], await Said());
        await Render("12", 5, turn: 2);
        Assert.Null(await Field.GetAttributeAsync("dirty"));
    }

    [Fact]
    public async Task The_old_value_typed_again_while_another_is_on_its_way_is_kept_too()
    {
        await Input.FillAsync("B");
        await Input.PressAsync("Enter");
        await Input.FillAsync("A");
        await Input.PressAsync("Enter");
        await Render("B", 4, turn: 1);

        Assert.Equal("A", await Input.InputValueAsync());
        Assert.Equal(["B@3", "A@4"], await Said());
    }

    [Fact]
    public async Task A_newer_value_that_overtakes_the_answer_is_offered()
    {
        await Input.FillAsync("mine");
        await Input.PressAsync("Enter");
        await Render("theirs", 4);
        Assert.Equal("mine", await Input.InputValueAsync());
        await Screen.Locator("[data-take=mine]").ClickAsync();
        await Render("theirs", 4, turn: 1);
        Assert.Equal(["mine@3", "mine@4"], await Said());
    }

    [Fact]
    public async Task An_older_reading_does_not_undo_what_was_just_saved()
    {
        await Input.FillAsync("new");
        await Input.PressAsync("Enter");
        await Render("new", 4, turn: 1);
        await Render("A", 3, turn: 1);
        Assert.Equal("new", await Input.InputValueAsync());
    }

    [Fact]
    public async Task A_draft_survives_the_reload_and_is_forgotten_when_taken_back()
    {
        await Input.FillAsync("draft");
        await Screen.ReloadAsync();
        Assert.Equal("draft", await Input.InputValueAsync());
        Assert.NotNull(await Field.GetAttributeAsync("dirty"));
        Assert.Empty(await Said());

        await Input.PressAsync("Escape");
        Assert.Equal("A", await Input.InputValueAsync());
        await Screen.ReloadAsync();
        Assert.Equal("A", await Input.InputValueAsync());
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_page_went_is_sent_once_more_and_not_for_ever()
    {
        await Input.FillAsync("sent");
        await Input.PressAsync("Enter");
        await Screen.ReloadAsync();
        Assert.Equal(["sent@3"], await Said());
        await Screen.ReloadAsync();
        Assert.Empty(await Said());
        Assert.Equal("sent", await Input.InputValueAsync());
    }

    private async Task Render(string value, int version, int turn = 0) => await Field.EvaluateAsync(
        "(f, [value, version, turn]) => { f.setAttribute('value', value); f.setAttribute('version', version); f.setAttribute('turn', turn); }",
        new object[] { value, version, turn });

    private Task<string[]> Said() => Screen.EvaluateAsync<string[]>("said.filter(s => !s.back).map(s => `${s.value}@${s.seen}`)");

    private static string Script([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "CleanAgency.Web", "wwwroot", "fields.js");
}
