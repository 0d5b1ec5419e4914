using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Schemes;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Schemes;

/// <summary>The three sides of a scheme; the address says which is shown.</summary>
public enum SchemeTab
{
    Items,
    Extras,
    Policy,
}

public sealed partial class SchemePage(Messages messages, NavigationManager navigation)
{
    private SchemeFile.Answer? file;
    private string? refusal;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Tab { get; set; }

    /// <summary>The code of the item that is open.</summary>
    [SupplyParameterFromQuery] public string? Item { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private bool MayEdit => Me.Has(Permission.EditSchemes);

    private bool Editing => MayEdit && file!.IsDraft;

    private SchemeTab Shown => Enum.TryParse<SchemeTab>(Tab, out var tab) && Enum.IsDefined(tab) ? tab : SchemeTab.Items;

    // By id, because a code may be renamed while it is open.
    private SchemeFile.Item? Chosen =>
        file!.Items.FirstOrDefault(item => item.Id.ToString() == Item || item.Content.Code == Item) ?? file.Items.FirstOrDefault();

    private string Since =>
        file!.PublishedAt is { } published ? T["PublishedOn", Day(published), file.PublishedBy]
        : file.LastEdit is { } edit ? T["EditedBy", edit.By, Clock.InShanghai(edit.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)]
        : T["NotEditedYet"];

    protected override async Task OnParametersSetAsync()
    {
        if (file?.Id != Id)
        {
            await Load();
        }
    }

    private static string Day(DateTime moment) => Clock.DateOf(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private int CountOf(SchemeTab tab) => tab switch
    {
        SchemeTab.Items => file!.Items.Count(),
        SchemeTab.Extras => file!.Extras.Count,
        _ => file!.Policy.Count,
    };

    private async Task Load()
    {
        var outcome = await messages.Send(new SchemeFile(Id));
        (file, refusal) = (outcome.Answer ?? file, outcome.Refusal);
    }

    private string AddressOf(SchemeTab tab, Guid? item) => navigation.GetUriWithQueryParameters(
        $"schemes/{Id}", new Dictionary<string, object?> { ["tab"] = tab == SchemeTab.Items ? null : tab.ToString(), ["item"] = item?.ToString() });
}
