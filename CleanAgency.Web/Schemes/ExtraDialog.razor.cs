using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Schemes;

public sealed partial class ExtraDialog
{
    private string code = "";
    private string name = "";
    private string terms = "";
    private string basis = "";
    private string each = "";
    private string cap = "";
    private string grade = "";
    private VetoEffect effect;
    private bool zeroes;
    private bool showcase;
    private bool commendation;
    private string? refusal;
    private bool busy;

    [Parameter, EditorRequired] public Guid SchemeId { get; set; }

    [Parameter, EditorRequired] public ExtraKind Kind { get; set; }

    /// <summary>Null: a new one.</summary>
    [Parameter, EditorRequired] public SchemeFile.Extra? Extra { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<string> Grades { get; set; }

    [Parameter, EditorRequired] public EventCallback Closed { get; set; }

    protected override void OnInitialized()
    {
        if (Extra?.Content is { } extra)
        {
            (code, name, terms, basis, grade) = (extra.Code, extra.Name, extra.Terms, extra.Basis, extra.Grade);
            (each, cap, effect) = (extra.Each.ToEntry(), extra.Cap.ToEntry(), extra.Effect);
            (zeroes, showcase, commendation) = (extra.ZeroesRelated, extra.CancelsShowcase, extra.CancelsCommendation);
        }
    }

    private async Task Send()
    {
        if (new[] { each, cap }.FirstOrDefault(text => text.Length > 0 && !Points.TryParse(text, out _)) is { } wrong)
        {
            refusal = RuleTexts.Say("Schemes.NotPoints", wrong);
            return;
        }

        await Then(Messages.Send(new PutExtra(SchemeId, Extra?.Id, Content, Extra?.Version ?? 0)));
    }

    private ExtraContent Content => new()
    {
        Kind = Kind,
        Code = code,
        Name = name,
        Terms = terms,
        Basis = basis,
        Each = Points.TryParse(each, out var once) ? once : Points.Zero,
        Cap = Points.TryParse(cap, out var most) ? most : Points.Zero,
        ZeroesRelated = zeroes,
        Effect = effect,
        Grade = grade,
        CancelsShowcase = showcase,
        CancelsCommendation = commendation,
    };

    private Task Remove() => Then(Messages.Send(new RemoveExtra(SchemeId, Extra!.Id)));

    private async Task Then<T>(Task<Outcome<T>> sent)
    {
        busy = true;
        refusal = (await sent).Refusal;
        busy = false;
        if (refusal is null)
        {
            await Closed.InvokeAsync();
        }
    }
}
