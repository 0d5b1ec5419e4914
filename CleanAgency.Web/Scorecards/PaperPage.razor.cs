using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Scorecards;

/// <summary>The first step from paper back into the system: the workbook of this card, and the filled one.</summary>
public sealed partial class PaperPage(Messages messages) : AskingPage<CardHead.Answer>(messages)
{
    [Parameter] public Guid Id { get; set; }

    protected override Query<CardHead.Answer> Question => new CardHead(Id);

    private bool Takes => Answer is { Stage: CardStage.Open or CardStage.Deliberating };

    private string? Closed => Answer is { } card && !Takes ? RuleTexts.Say($"Scorecards.Closed{card.Stage}", card.Title) : null;
}
