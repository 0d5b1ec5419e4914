using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Groups;

public sealed partial class ConflictsPage(Messages messages, NavigationManager navigation)
{
    private IReadOnlyList<RoundList.Row>? rounds;
    private ConflictList.Answer? answer;
    private string? refusal;
    private bool entering;
    private (Guid Id, string Person, string Unit)? withdrawing;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery] public string? Round { get; set; }

    [SupplyParameterFromQuery(Name = "q")] public string? Search { get; set; }

    [SupplyParameterFromQuery] public string? Group { get; set; }

    [SupplyParameterFromQuery] public string? Withdrawn { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    private Guid? RoundId => Guid.TryParse(Round, out var named) ? named : rounds?.FirstOrDefault(r => r.Current)?.Id;

    private ConflictFilter Filter => new(Search, AddressWord.Number(Group), AddressWord.Yes(Withdrawn));

    protected override Task OnParametersSetAsync() => Load();

    private async Task Load()
    {
        rounds ??= (await messages.Send(new RoundList(1, Core.Common.Paging.Most))).Answer?.Rows;
        if (RoundId is { } round)
        {
            var outcome = await messages.Send(new ConflictList(round, Filter, AddressWord.Number(Page) ?? 1, Core.Common.Paging.Most));
            (answer, refusal) = (outcome.Answer ?? answer, outcome.Refusal);
        }
    }

    private void Go(string? round = null, string? search = null, string? group = null, string? withdrawn = null) => navigation.NavigateTo(navigation.GetUriWithQueryParameters("conflicts", new Dictionary<string, object?>
    {
        ["round"] = round ?? Round,
        ["q"] = Given(search ?? Search),
        ["group"] = Given(group ?? Group),
        ["withdrawn"] = Given(withdrawn ?? Withdrawn),
    }));

    private string AddressOf(int page) => navigation.GetUriWithQueryParameter("page", page > 1 ? page : null);

    private static string? Given(string? word) => string.IsNullOrWhiteSpace(word) ? null : word;
}
