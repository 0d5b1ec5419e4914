using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Results;

public sealed partial class OutcomeView(Messages messages) : AskingPage<ResultTable.Answer>(messages)
{
    private readonly Messages messages = messages;
    private bool approving;
    private bool back;
    private string number = "";

    [Parameter, EditorRequired] public required ResultBoard.Answer Board { get; set; }

    [Parameter, EditorRequired] public required MyStanding.Me Me { get; set; }

    [Parameter, EditorRequired] public required string Order { get; set; }

    protected override Query<ResultTable.Answer> Question => new ResultTable(Board.RoundId, Board.Shown!.Number);

    private bool Every => Me.Has(Permission.SeeEveryResult);

    private int Open => Answer!.Waiting.Count(tie => !tie.Decided);

    private string Counts(ResultTable.Answer table) => string.Join(T["And"], table.Whole.Grades.Select(grade => T["GradeCount", grade.Grade, grade.Units].Value));

    private Task<Outcome<MediatR.Unit>> Approve() => messages.Send(new ApproveResult(Board.RoundId, Answer!.Fingerprint, number));
}
