using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.People;

public sealed partial class SlipsPage(Messages messages, NavigationManager navigation) : AskingPage<SlipChoices.Answer>(messages), IDisposable
{
    private readonly Messages messages = messages;
    private readonly HashSet<Guid> chosen = [];
    private SlipPress? press;
    private IReadOnlyList<Slips.One>? slips;
    private bool asking;

    [SupplyParameterFromQuery(Name = "q")] public string? Search { get; set; }

    [SupplyParameterFromQuery] public string? Role { get; set; }

    [SupplyParameterFromQuery] public string? Unit { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Slip { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    protected override Query<SlipChoices.Answer> Question => new SlipChoices(Filter, AddressWord.Number(Page) ?? 1);

    private PersonFilter Filter => new PeopleAddress { Search = Search, Role = Role, Unit = Unit, State = State, Slip = Slip }.Filter;

    // Whoever another filter hides is chosen no more: what is sent is what can be seen.
    private IReadOnlyList<SlipChoices.Line> Chosen => [.. (Answer?.All ?? []).Where(line => chosen.Contains(line.Id))];

    private bool All => Chosen.Count == Answer!.All.Count;

    public void Dispose() => press?.Dispose();

    private string AddressOf(PersonFilter filter, int number) => navigation.GetUriWithQueryParameters("people/slips", PeopleAddress.Parts(filter, number));

    private void Choose(Guid person, bool on)
    {
        if (!on)
        {
            chosen.Remove(person);
        }
        else
        {
            chosen.Add(person);
        }
    }

    private void ChooseAll(ChangeEventArgs change)
    {
        foreach (var line in Answer!.All)
        {
            Choose(line.Id, change.Value is true);
        }
    }

    private void AskFirst() => asking = Chosen.Count > 0;

    private void Close() => asking = false;

    private async Task<Outcome<MediatR.Unit>> Reissue()
    {
        var people = Chosen;
        press = new(messages);
        var outcome = await press.Make(people.Select(p => p.Account), StateHasChanged)
            ? await messages.Send(new ReissueSlips([.. people.Select(p => p.Id)], press.Hashes), Guid.CreateVersion7())
            : new() { Code = "People.NoSlip", Refusal = press.Refusal };
        slips = outcome.Done ? [.. people.Zip(press.Made, (person, slip) => new Slips.One(person.Name, person.Unit, slip.Account, slip.OneTime))] : null;
        press = null;
        return outcome;
    }

    private void Leave() => navigation.NavigateTo("people");
}
