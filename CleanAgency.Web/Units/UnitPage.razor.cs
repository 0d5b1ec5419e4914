using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Units;

public sealed partial class UnitPage(Messages messages)
{
    private static readonly (string Title, UnitField[] Fields)[] Sections =
    [
        ("Basics", [UnitField.Name, UnitField.ShortName, UnitField.Category, UnitField.Sequence, UnitField.Headcount, UnitField.Leader, UnitField.Area, UnitField.Address, UnitField.Pinyin]),
        ("Nature", [UnitField.Window, UnitField.Approval, UnitField.Stations, UnitField.Funds]),
        ("Belonging", [UnitField.Parent, UnitField.ActiveFrom, UnitField.ActiveTo]),
    ];

    private UnitCard.Card? card;
    private string? refusal;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool MayEdit => Me.Has(Permission.EditUnits);

    protected override Task OnParametersSetAsync() => Load();

    private static FieldKind KindOf(UnitField field) => field switch
    {
        UnitField.Sequence or UnitField.Headcount => FieldKind.Number,
        UnitField.Window or UnitField.Approval or UnitField.Stations or UnitField.Funds => FieldKind.Checkbox,
        UnitField.ActiveFrom or UnitField.ActiveTo => FieldKind.Date,
        _ => FieldKind.Text,
    };

    private string? HintOf(UnitField field) => field switch
    {
        UnitField.Pinyin => T["Hint.Pinyin"].Value,
        UnitField.Parent => T["Hint.Parent"].Value,
        UnitField.ActiveTo => T["Hint.ActiveTo"].Value,
        UnitField.Category => T["Hint.Category", string.Join(T["And"], card!.Categories)].Value,
        _ => (string?)null,
    };

    private string? When(UnitField field) =>
        card!.Marks.GetValueOrDefault(field.ToString()) is { } mark ? Clock.InShanghai(mark.At).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null;

    private async Task Load()
    {
        var outcome = await messages.Send(new UnitCard(Id));
        (card, refusal) = (outcome.Answer ?? card, outcome.Refusal);
    }

    private async Task<FieldAnswer> Save(UnitField field, FieldSave save) =>
        FieldAnswer.From(await messages.Send(new EditUnit(Id, field, save.Value, save.Seen)));
}
