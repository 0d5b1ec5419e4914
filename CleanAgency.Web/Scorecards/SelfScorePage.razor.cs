using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;

namespace CleanAgency.Web.Scorecards;

public sealed partial class SelfScorePage(Messages messages) : AskingPage<SelfScoreForm.Answer?>(messages)
{
    private readonly Messages messages = messages;
    private bool submitting;

    protected override Query<SelfScoreForm.Answer?> Question => new SelfScoreForm();

    private string State(SelfScoreForm.Answer form) =>
        form.SubmittedAt is { } at ? T["Self.Submitted", form.SubmittedBy ?? "", Clock.InShanghai(at)]
        : form.Open ? T["Self.Until", form.Last]
        : T[form.GroupSigned ? "Self.Signed" : "Self.Late", form.Last];

    private static List<SelfScoreForm.Line> Left(SelfScoreForm.Answer form) => [.. form.Areas.SelectMany(area => area.Lines).Where(line => line is { Points: null, Foreseen: null })];

    // What the facts give stands in the field until somebody types.
    private static string Shown(SelfScoreForm.Line line) => line.Points is null && line.Foreseen is { } seen ? seen.ToEntry() : line.Text(SelfField.Points);

    private async Task<FieldAnswer> Save(SelfScoreForm.Line line, SelfField field, FieldSave save) =>
        FieldAnswer.From(await messages.Send(new EditSelfScore(Answer!.Id, line.ItemId, field, save.Value, save.Seen)));

    private Task<Outcome<MediatR.Unit>> Submit() => messages.Send(new SubmitSelfScore(Answer!.Id));
}
