using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;
using Nothing = MediatR.Unit;

namespace CleanAgency.Web.Rounds;

public sealed partial class RoundPage(Messages messages)
{
    private static readonly RoundField[] Fields = [RoundField.Name, RoundField.Scheme, RoundField.From, RoundField.To, RoundField.Year, RoundField.Previous];

    private RoundFile.File? file;
    private IReadOnlyList<RoundGaps.Gap> gaps = [];
    private IReadOnlyList<SchemeList.Row> schemes = [];
    private string? refusal;
    private bool starting;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool MayEdit => Me.Has(Permission.PlanRounds) && file!.State < RoundState.Announced;

    private int Lacking => file!.Missing.Count + gaps.Count;

    protected override Task OnParametersSetAsync() => Load();

    private static FieldKind KindOf(RoundField field) => field switch
    {
        RoundField.Year => FieldKind.Number,
        RoundField.From or RoundField.To => FieldKind.Date,
        RoundField.Scheme or RoundField.Previous => FieldKind.Select,
        _ => FieldKind.Text,
    };

    private IReadOnlyList<Option<string>> OptionsOf(RoundField field) => field switch
    {
        RoundField.Scheme => [new("", T["Scheme.None"]), .. schemes.Where(s => s.State == SchemeState.Published || s.Id == file!.SchemeId).Select(s => new Option<string>(s.Id.ToString(), s.Name))],
        RoundField.Previous => [new("", T["Previous.None"]), .. file!.Earlier.Select(r => new Option<string>(r.Id.ToString(), $"{r.Code} {r.Name}"))],
        _ => [],
    };

    private string? HintOf(RoundField field) => field switch
    {
        RoundField.Scheme => T[file!.State == RoundState.Preparing ? "Scheme.Hint" : "Scheme.Fixed"].Value,
        RoundField.Previous => T["Previous.Hint"].Value,
        _ => null,
    };

    private string TextOf(RoundField field) => field switch
    {
        RoundField.Scheme => file!.SchemeId?.ToString() ?? "",
        RoundField.Previous => file!.PreviousId?.ToString() ?? "",
        _ => file!.Profile.Text(field),
    };

    private string? When(RoundField field) =>
        file!.Marks.GetValueOrDefault(field.ToString()) is { } mark ? Clock.InShanghai(mark.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;

    // Where each of them is mended; somebody else's business has no link.
    private string? Mend(string code) => code switch
    {
        "Rounds.NoUnits" => $"rounds/{Id}/scope",
        "Rounds.SchemeDraft" => $"schemes/{file!.SchemeId}",
        "Rounds.NoScheme" or "Rounds.SchemeRetired" => $"rounds/{Id}#basics",
        _ => null,
    };

    private async Task Load()
    {
        schemes = (await messages.Send(new SchemeList())).Answer ?? schemes;
        var outcome = await messages.Send(new RoundFile(Id));
        (file, refusal) = (outcome.Answer ?? file, outcome.Refusal);
        gaps = file?.State == RoundState.Grouping ? (await messages.Send(new RoundGaps(Id))).Answer ?? [] : [];
    }

    private async Task<FieldAnswer> Save(RoundField field, FieldSave save) => FieldAnswer.From(await messages.Send(new EditRound(Id, field, save.Value, save.Seen)));

    private Task<Outcome<Nothing>> Start() => messages.Send(new StartGrouping(Id));
}
