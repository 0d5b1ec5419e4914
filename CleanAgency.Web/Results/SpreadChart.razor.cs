using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Words = CleanAgency.Web.People.Words;

namespace CleanAgency.Web.Results;

public sealed partial class SpreadChart
{
    private ScoreScale scale = new([], []);
    private IReadOnlyList<SpreadStrip> strips = [];
    private ResultTable.Row? here;

    [Parameter, EditorRequired] public required ResultBoard.Answer Board { get; set; }

    [Parameter, EditorRequired] public required ResultTable.Answer Table { get; set; }

    protected override void OnParametersSet()
    {
        scale = new([.. Table.Rows.Select(row => row.Score).OfType<Points>().Select(score => score.Value)], Table.Cuts);
        strips = [.. Table.Categories.Where(category => category.Name.Length > 0).Select(category => SpreadStrip.Of(category, Table.Rows.Where(row => row.Category == category.Name), scale))];
    }

    private static string Shown(Points? points) => points?.AsScore() ?? "–";

    private string Told(ResultTable.Row row) => Words.Facts(T["Spread.Mark", row.Unit, Shown(row.Score), row.Grade ?? "–"], row.Grade == row.ByScore ? "" : T["ByScore", row.ByScore ?? ""]);

    private void Go(SpreadStrip strip, KeyboardEventArgs key)
    {
        var at = strip.Marks.Index().Where(mark => mark.Item.Row == here).Select(mark => (int?)mark.Index).FirstOrDefault();
        var last = strip.Marks.Count - 1;
        int? next = key.Key switch
        {
            "ArrowRight" => Math.Min(last, (at ?? -1) + 1),
            "ArrowLeft" => Math.Max(0, (at ?? last + 1) - 1),
            "Home" => 0,
            "End" => last,
            _ => null,
        };
        if (next is { } place && last >= 0)
        {
            here = strip.Marks[place].Row;
        }
        else if (key.Key == "Enter" && at is not null)
        {
            Navigation.NavigateTo($"results/{Board.RoundId}/{here!.UnitId}?version={Table.Version}");
        }
    }
}
