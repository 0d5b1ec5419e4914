using System.Text.Json.Nodes;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Schemes;
using Microsoft.Playwright;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>scoring/card.js: what a tablet shows while its own commands are still on their way.</summary>
[Collection(BrowserTrips.Name)]
public sealed class CardViewTrips(Chromium chromium) : IAsyncLifetime
{
    private const string Me = "me", Other = "other";

    private readonly JsonObject card = new()
    {
        ["now"] = "2026-11-20T06:11:00.000Z",
        ["rules"] = 1,
        ["me"] = new JsonObject { ["id"] = Me, ["name"] = "李示文" },
        ["scheme"] = new JsonObject
        {
            ["areas"] = new JsonArray(
                Area("B", Item("B1", "Yes", new())),
                Area("C", Item("C3", "Yes", new())),
                Area("E", Item("E2", "Yes", new() { ["谈话覆盖"] = new JsonObject { ["value"] = 92, ["whole"] = 100 }, ["缺节点数"] = new JsonObject { ["value"] = 1 } }), Item("E4", "No", new()))),
        },
        ["items"] = new JsonObject(),
    };

    private IPage? page;
    private int tap;

    public async Task InitializeAsync() => page = await chromium.Modules();

    public Task DisposeAsync() => page!.Context.CloseAsync();

    [Fact]
    public async Task A_tap_counts_at_once_and_its_points_are_provisional()
    {
        var shown = await View(Set("B1", "level:1", "B1.1.2"));
        var b1 = Of(shown, "B1");
        Assert.Equal(("Scored", 300, true, 1), (Text(b1, "state"), (int)b1["points"]!, (bool)b1["provisional"]!, (int)b1["pending"]!));
        Assert.True((bool)b1["claims"]![0]!["pending"]!);
        Assert.Equal((1, 2, 300, 100, true), Totals(shown));
        Assert.Equal((400, 300), ((int)shown["totals"]!["areas"]![0]!["max"]!, (int)shown["totals"]!["areas"]![0]!["earned"]!));
    }

    [Fact]
    public async Task What_does_not_apply_is_no_part_of_the_sum_and_facts_are_only_foreseen()
    {
        var shown = await View();
        Assert.Equal((0, 3, 0, 0, false), Totals(shown));
        Assert.Equal((4, 1, 1200), ((int)shown["totals"]!["items"]!, (int)shown["totals"]!["notApplicable"]!, (int)shown["totals"]!["max"]!));
        Assert.Equal(250, (int)shown["foreseen"]!["E2"]!["points"]!);
        Assert.Equal("Unscored", Text(shown["foreseen"]!["C3"]!.AsObject(), "state"));
        Assert.Equal(["C3", "E2", "B1", "B1"], shown["next"]!.AsArray().Select(next => (string?)next));
    }

    [Theory]
    [InlineData(9, "Scored", 1)] // seen: it takes its place
    [InlineData(8, "Contradicted", 2)]
    public async Task A_set_takes_the_place_of_what_its_writer_saw(int seen, string state, int claims)
    {
        State("B1", 9, Claim(Other, "level:1", "B1.1.1", 9));
        var b1 = Of(await View(Set("B1", "level:1", "B1.1.2", seen)), "B1");
        Assert.Equal((state, claims), (Text(b1, "state"), b1["claims"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_persons_own_taps_never_contradict_each_other()
    {
        State("B1", 9, Claim(Me, "level:1", "B1.1.1", 9));
        var b1 = Of(await View(Set("B1", "level:1", "B1.1.2", 3), Set("B1", "level:1", "B1.1.3", 3)), "B1");
        Assert.Equal("B1.1.3", (string?)Assert.Single(b1["claims"]!.AsArray())!["value"]);
        Assert.Equal("Unscored", Text(Of(await View(Set("B1", "level:1", null)), "B1"), "state"));
    }

    [Fact]
    public async Task A_found_fact_beats_nothing_found_and_the_last_one_withdrawn_leaves_the_item_unscored()
    {
        State("C3", 2, Claim(Other, "none:1", "true", 2));
        var found = Command("C3", "occurrence", new() { ["code"] = "C3.1.1", ["count"] = 2, ["fact"] = "两件办结超期" });
        var c3 = Of(await View(found, Set("C3", "none:1", "true")), "C3");
        Assert.Equal((300, 0, 2), ((int)c3["points"]!, c3["claims"]!.AsArray().Count, (int)c3["pending"]!));
        Assert.Equal(Other, (string?)Assert.Single(c3["entries"]![0]!["instead"]!.AsArray())!["by"]);
        c3 = Of(await View(found, Command("C3", "withdraw", new() { ["entry"] = (string)found["id"]!, ["reason"] = "记重了" })), "C3");
        Assert.Equal(("Unscored", "记重了"), (Text(c3, "state"), (string?)c3["entries"]![0]!["withdrawn"]!["reason"]));
    }

    [Fact]
    public async Task An_entry_withdrawn_takes_along_what_was_raised_from_it_before_and_after()
    {
        JsonObject Raised(JsonNode from) => Command("C3", "finding", new() { ["fact"] = "投诉逾期办结", ["entry"] = from.DeepClone() });
        var (found, other) = (Command("C3", "occurrence", new() { ["code"] = "C3.1.1", ["count"] = 2, ["fact"] = "两件办结超期" }), Command("C3", "occurrence", new() { ["code"] = "C3.1.2", ["count"] = 1, ["fact"] = "未回访" }));
        card["findings"] = new JsonArray(new JsonObject { ["id"] = "theirs", ["item"] = "C3", ["entry"] = found["id"]!.DeepClone(), ["withdrawn"] = new JsonObject { ["reason"] = "重复" } });
        var shown = await View(found, other, Raised(found["id"]!), Raised(other["id"]!), Command("C3", "withdraw", new() { ["entry"] = (string)found["id"]!, ["reason"] = "记重了" }), Raised(found["id"]!), Command("C3", "finding", new() { ["fact"] = "台账缺失" }));
        Assert.Equal(["重复", "记重了", null, "记重了", null], shown["view"]!["findings"]!.AsArray().Select(one => (string?)one!["withdrawn"]?["reason"]));
    }

    [Fact]
    public async Task What_the_server_has_rendered_falls_away_and_what_it_has_only_taken_stays()
    {
        State("B1", 5, Claim(Me, "level:1", "B1.1.1", 5));
        var taken = Set("B1", "level:1", "B1.1.2");
        taken["version"] = 6;
        Assert.Equal(300, (int)Of(await View(taken), "B1")["points"]!);
        taken["version"] = 5;
        Assert.False(Of(await View(taken), "B1").ContainsKey("pending"));
        var finding = Command(null, "finding", new() { ["fact"] = "台账缺失" });
        finding["acknowledged"] = "2026-11-20T06:11:00.001Z";
        Assert.Single((await View(finding))["view"]!["findings"]!.AsArray());
        finding["acknowledged"] = "2026-11-20T06:10:59.999Z";
        Assert.Empty((await View(finding))["view"]!["findings"]!.AsArray());
    }

    [Fact]
    public async Task The_servers_answer_takes_the_place_of_provisional_points_until_the_card_itself_has_come()
    {
        State("B1", 5, Claim(Other, "level:1", "B1.1.2", 5));
        var done = Set("B1", "level:1", "B1.1.1");
        (done["version"], done["judged"]) = (7, new JsonObject { ["state"] = "Contradicted", ["points"] = null });
        var b1 = Of(await View(done), "B1");
        Assert.Equal(("Contradicted", null, false), (Text(b1, "state"), (int?)b1["points"], (bool)b1["provisional"]!));
        // What was tapped after it waits, and is reckoned here again.
        Assert.True((bool)Of(await View(done, Set("B1", "level:1", "B1.1.2", 7)), "B1")["provisional"]!);
    }

    [Fact]
    public async Task Comments_photos_and_disputes_wait_too_and_leave_the_points_alone()
    {
        State("B1", 5, Claim(Other, "level:1", "B1.1.2", 5), Claim(Other, "comment", "看过台账", 4));
        var shown = await View(Set("B1", "comment", "已核对", 5), Command("B1", "attach", new() { ["hash"] = "ab", ["name"] = "1.jpg" }), Command("B1", "dispute", new() { ["text"] = "档次有争议" }));
        var b1 = Of(shown, "B1");
        Assert.Equal((300, 3, true, false), ((int)b1["points"]!, (int)b1["pending"]!, (bool)b1["disputed"]!, b1.ContainsKey("provisional")));
        Assert.Equal(["B1.1.2", "看过台账", "已核对"], b1["claims"]!.AsArray().Select(claim => (string?)claim!["value"]));
        Assert.Equal(("1.jpg", "档次有争议"), ((string?)b1["files"]![0]!["name"], (string?)shown["view"]!["disputes"]![0]!["text"]));
    }

    [Fact]
    public async Task Rules_of_another_meaning_show_that_something_waits_and_no_points()
    {
        card["rules"] = 2;
        var b1 = Of(await View(Set("B1", "level:1", "B1.1.2")), "B1");
        Assert.Equal((null, null, 1), (b1["state"], b1["points"], (int)b1["pending"]!));
    }

    private static JsonObject Area(string code, params JsonNode[] items) => new() { ["code"] = code, ["name"] = code, ["items"] = new JsonArray(items) };

    private static JsonObject Item(string code, string applies, JsonObject facts) => new()
    {
        ["id"] = code,
        ["code"] = code,
        ["max"] = DemoScheme.Rules[code].Max.Hundredths,
        ["rule"] = JsonNode.Parse(RuleJson.Write(DemoScheme.Rules[code])),
        ["applies"] = applies,
        ["facts"] = facts,
    };

    private static JsonObject Claim(string by, string field, string value, int version) => new() { ["id"] = $"{by}{field}", ["field"] = field, ["value"] = value, ["by"] = by, ["version"] = version };

    private void State(string item, int version, params JsonNode[] claims) => card["items"]![item] = new JsonObject
    {
        ["version"] = version,
        ["state"] = "Scored",
        ["points"] = 300,
        ["why"] = new JsonArray(),
        ["claims"] = new JsonArray(claims),
        ["entries"] = new JsonArray(),
        ["files"] = new JsonArray(),
        ["disputed"] = false,
    };

    private JsonObject Set(string item, string field, string? value, int seen = 0) => Command(item, "set", new() { ["field"] = field, ["value"] = value }, seen);

    private JsonObject Command(string? item, string kind, JsonObject body, int seen = 0) => new()
    {
        ["id"] = $"c{++tap}",
        ["item"] = item,
        ["kind"] = kind,
        ["body"] = body,
        ["seen"] = new JsonObject { ["version"] = seen },
        ["at"] = "2026-11-20T06:11:05.000Z",
    };

    /// <summary>What is shown; the document itself must come out of it as it went in.</summary>
    private async Task<JsonObject> View(params JsonObject[] commands)
    {
        var shown = await page!.EvaluateAsync<string>("""
            async ([document, commands]) => {
                const { view, totals, foreseen, nextOpen } = await import("/scoring/card.js");
                const given = JSON.parse(document), shown = view(given, JSON.parse(commands));
                return JSON.stringify({
                    view: shown, totals: totals(shown), same: JSON.stringify(given) === JSON.stringify(JSON.parse(document)),
                    foreseen: Object.fromEntries(["C3", "E2"].map(code => [code, foreseen(shown, shown.scheme.areas.flatMap(area => area.items).find(item => item.code === code)) ?? null])),
                    next: ["B1", "C3", "E2", "E4"].map(id => nextOpen(shown, id)?.id ?? null),
                });
            }
            """, new[] { card.ToJsonString(), new JsonArray([.. commands.Select(command => command.DeepClone())]).ToJsonString() });
        var read = JsonNode.Parse(shown)!.AsObject();
        Assert.True((bool)read["same"]!);
        return read;
    }

    private static JsonObject Of(JsonObject shown, string item) => shown["view"]!["items"]![item]!.AsObject();

    private static string? Text(JsonObject state, string name) => (string?)state[name];

    private static (int Scored, int Unscored, int Earned, int Lost, bool Provisional) Totals(JsonObject shown) =>
        ((int)shown["totals"]!["scored"]!, (int)shown["totals"]!["unscored"]!, (int)shown["totals"]!["earned"]!, (int)shown["totals"]!["lost"]!, (bool)shown["totals"]!["provisional"]!);
}
