using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Results;

public sealed partial class DifferencesPage(Messages messages) : AskingPage<ResultDifferences.Answer>(messages)
{
    [Parameter] public Guid RoundId { get; set; }

    [SupplyParameterFromQuery] public int? Version { get; set; }

    protected override Query<ResultDifferences.Answer> Question => new ResultDifferences(RoundId, Version);

    private static string Score(ResultDifferences.Said said) => said.Score?.AsScore() ?? "–";

    // Only what differs.
    private List<(string Name, string Before, string Now)> Parts(ResultDifferences.Row row) =>
    [
        .. new (string Name, string Before, string Now)[]
        {
            (T["Score"], Score(row.Before), Score(row.Now)), (T["Grade"], row.Before.Grade ?? "–", row.Now.Grade ?? "–"),
            (T["Rank.Category"], $"{row.Before.Rank}", $"{row.Now.Rank}"), (T["Rank.Overall"], $"{row.Before.RankOverall}", $"{row.Now.RankOverall}"),
        }.Where(part => part.Before != part.Now),
    ];
}
