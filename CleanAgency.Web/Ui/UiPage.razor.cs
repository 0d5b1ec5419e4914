using System.Globalization;
using CleanAgency.Core.Common;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Ui;

public sealed partial class UiPage
{
    private static readonly string[] states = ["ok", "warn", "bad", "run", "talk", "act", "mute"];

    private readonly SampleRow row = new();
    private Option<string>[] categories = [];
    private Option<string>[] verdicts = [];
    private Page<int>? list;
    private string category = "party";
    private string verdict = "all";
    private string? answer;
    private DateOnly? day = new(2026, 11, 20);
    private decimal count = 4;
    private bool open;
    private bool readOnly;

    [SupplyParameterFromQuery] public int? Page { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public bool Down { get; set; }

    protected override void OnInitialized()
    {
        if (!Env.IsDevelopment())
        {
            Navigation.NotFound();
        }

        categories = [new("party", T["Ui.Party"]) { Note = T["Ui.PartyNote"] }, new("economy", T["Ui.Economy"])];
        verdicts =
        [
            new("bad", T["Ui.bad"]) { State = "bad", Figure = "2" },
            new("warn", T["Ui.warn"]) { State = "warn", Figure = "2" },
            new("all", T["Ui.All"]) { State = "mute", Figure = "49" },
        ];
    }

    protected override void OnParametersSet() => list = List();

    private Page<int> List()
    {
        var number = Math.Clamp(Page ?? 1, 1, 100);
        var rows = Enumerable.Range(1, 5000).OrderBy(n => (Down ? -1 : 1) * (Sort == "headcount" ? n * 7 % 60 : n)).Skip((number - 1) * 50).Take(50);
        return new([.. rows], 5000, number, 50);
    }

    private static string Address(string? sort, bool down, int page) => $"ui?Sort={sort}&Down={down}&Page={page}";

    private void Colleague() => row.Set("Name", $"{row.Get("Name")}+", T["Ui.Colleague.Name"]);

    // Slow enough that "saving" can be seen.
    private async Task<FieldAnswer> Store(FieldSave save, string field)
    {
        await Task.Delay(300);
        FieldAnswer answer = field == "Headcount" && !int.TryParse(save.Value, out _)
            ? new(false, T["Ui.NoNumber"])
            : row.Save(field, save, T["Ui.Me"]);
        StateHasChanged();
        return answer;
    }

    /// <summary>One row in memory with the product's rules about versions, so that this page needs no database.</summary>
    private sealed class SampleRow
    {
        private readonly Dictionary<string, (string? Value, int Version, string? By, string? At)> fields = [];

        public int Version { get; private set; } = 1;

        public string? Get(string field) => fields.GetValueOrDefault(field).Value;

        public string? By(string field) => fields.GetValueOrDefault(field).By;

        public string? At(string field) => fields.GetValueOrDefault(field).At;

        public FieldAnswer Save(string field, FieldSave save, string by)
        {
            var (value, version, other, at) = fields.GetValueOrDefault(field);
            if (version > save.Seen && value != save.Value)
            {
                return new(false, Newer: new(value, other ?? "", at ?? "", version));
            }

            Set(field, save.Value, by);
            return new(true, Version: Version);
        }

        public void Set(string field, string? value, string by) =>
            fields[field] = (value, ++Version, by, Clock.InShanghai(DateTime.UtcNow).ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
