using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Ui;
using Microsoft.AspNetCore.Components;
using Nothing = MediatR.Unit;

namespace CleanAgency.Web.Groups;

public sealed partial class GroupPage(Messages messages, NavigationManager navigation, ToastBox toasts)
{
    private GroupFile.File? file;
    private GroupFile.Member? chosen;
    private string? refusal;
    private Act open;

    private enum Act
    {
        None,
        Add,
        Replace,
        Assign,
        Dissolve,
    }

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool MayEdit => Me.Has(Permission.PlanRounds) && file!.State < RoundState.Announced;

    // The unit of one of those who are in it; the one that leads now stays on offer.
    private IReadOnlyList<Option<string>> Units =>
    [
        .. file!.Members.Where(m => m.UnitId is not null).Select(m => (m.UnitId!.Value, m.Unit!)).Append((file.LeadUnitId, file.LeadUnit)).Distinct()
            .Select(unit => new Option<string>(unit.Item1.ToString(), unit.Item2)),
    ];

    protected override Task OnParametersSetAsync() => Load();

    private static FieldKind KindOf(GroupField field) => field switch
    {
        GroupField.LeadUnit => FieldKind.Select,
        GroupField.Capacity => FieldKind.Number,
        _ => FieldKind.Text,
    };

    // Who may not change it reads the unit's name instead of choosing it.
    private string TextOf(GroupField field) => field switch
    {
        GroupField.Name => file!.Name,
        GroupField.LeadUnit => file!.LeadUnitId.ToString(),
        _ => file!.Capacity.ToString(CultureInfo.InvariantCulture),
    };

    private async Task Load()
    {
        var outcome = await messages.Send(new GroupFile(Id));
        (file, refusal) = (outcome.Answer ?? file, outcome.Refusal);
    }

    private async Task<FieldAnswer> Save(GroupField field, FieldSave save) => FieldAnswer.From(await messages.Send(new EditGroup(Id, field, save.Value, save.Seen)));

    private void Open(Act act, GroupFile.Member member) => (open, chosen) = (act, member);

    private void Close() => open = Act.None;

    // Nobody has been told of it yet, and the same hand brings him back.
    private async Task Remove(GroupFile.Member member)
    {
        refusal = (await messages.Send(new RemoveMember(Id, member.PersonId))).Refusal;
        if (refusal is null)
        {
            toasts.Show(T["Remove.Done", member.Name], async () => await messages.Send(new AddMember(Id, member.PersonId, member.Post, member.Liaison)));
        }
    }

    private async Task<Outcome<Nothing>> Dissolve()
    {
        var outcome = await messages.Send(new DissolveGroup(Id));
        if (outcome.Done)
        {
            navigation.NavigateTo($"rounds/{file!.RoundId}");
        }

        return outcome;
    }
}
