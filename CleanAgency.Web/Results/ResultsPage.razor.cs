using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;
using Words = CleanAgency.Web.People.Words;

namespace CleanAgency.Web.Results;

/// <summary>What a round comes to: how far it is on its way to the notice, what the next step lacks, and the units as far as the reader may see them.</summary>
public sealed partial class ResultsPage(Messages messages) : AskingPage<ResultBoard.Answer?>(messages)
{
    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery] public string? Round { get; set; }

    [SupplyParameterFromQuery] public int? Version { get; set; }

    /// <summary>"overall": all units in one list; otherwise by category.</summary>
    [SupplyParameterFromQuery] public string? Order { get; set; }

    protected override Query<ResultBoard.Answer?> Question => new ResultBoard(AddressWord.Id(Round), Version);

    private string Standing(ResultBoard.Answer board) => board.Shown is not { } shown ? RuleTexts.Name("Rounds", board.State) : Words.Facts(
        T["Version", shown.Number],
        shown.ApprovedAt is { } approved ? T["Approved", Words.Day(Clock.DateOf(approved))] : RuleTexts.Name("Results", shown.Stage),
        shown.PublishedAt is { } published ? T["Published", Words.Day(Clock.DateOf(published)), shown.Notice ?? ""] : "");

    private void Choose(ChangeEventArgs chosen) => Navigation.NavigateTo($"results?round={chosen.Value}");
}
