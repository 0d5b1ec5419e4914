using CleanAgency.Core.Access;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>What follows on the scoring: the group deliberates and signs, the unit confirms.</summary>
internal sealed partial class DemoStory
{
    private const int Colleagues = 2;

    private async Task Deliberate(CardList.Row card, CancellationToken ct) => await As(LeaderOf(card)).Send(new TakeToDeliberation(card.Id), ct);

    // The leader signs last, and so it goes to the unit.
    private async Task Sign(CardList.Row card, CancellationToken ct)
    {
        var leader = LeaderOf(card);
        var content = (await As(leader).Send(new CardGaps(card.Id), ct)).Content;
        foreach (var signer in DemoTables.Inspectors.Where(person => person.Group == $"G{card.Group}" && person.Account != leader).Take(Colleagues).Select(person => person.Account).Append(leader))
        {
            clock.MoveTo(clock.Now.AddSeconds(20));
            // Comparing a password takes long on purpose, and all of them are the same here: what follows on a right one is told.
            actor.BecomeMachine(signer, Permission.AddSignatures);
            ((Standings)scope.GetRequiredService<IStandings>()).Remember(StandingOf(signer));
            await mediator.Send(new AddSignature(card.Id, people[signer], Right: true, content, null, people[leader], parts[leader].Name, "demo"), ct);
        }
    }

    private async Task Confirm(CardList.Row card, CancellationToken ct) => await As(card.Code.ToLowerInvariant()).Send(new ConfirmCard(card.Id), ct);

    private static string LeaderOf(CardList.Row card) => DemoTables.Inspectors.Single(person => person.Group == $"G{card.Group}" && person.Post == "组长").Account;
}
