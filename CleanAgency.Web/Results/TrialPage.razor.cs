using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Results;

public sealed partial class TrialPage(Messages messages) : AskingPage<TrialOfScheme.Answer>(messages)
{
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery] public string? Round { get; set; }

    protected override Query<TrialOfScheme.Answer> Question => new TrialOfScheme(Id, AddressWord.Id(Round));

    private IReadOnlyList<string> Names => [.. Answer!.Tried!.Grades.Select(grade => grade.Grade)];

    private static string Score(TrialOfScheme.Side side) => side.Score?.AsScore() ?? "–";

    private static string Rank(TrialOfScheme.Side side) => side.Rank?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
