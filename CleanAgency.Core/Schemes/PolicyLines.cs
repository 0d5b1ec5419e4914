using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CleanAgency.Core.Common;
using static CleanAgency.Core.Schemes.PolicyCell;

namespace CleanAgency.Core.Schemes;

/// <summary>One value of a policy: where it stands in the JSON ("grades[0].from"), and what it says in the office's words.</summary>
public sealed record PolicyLine(string Path, string Value);

/// <summary>A policy as lines: the sheet 政策, the fields on the screen and the difference of two versions all read these.</summary>
public static partial class PolicyLines
{
    private static readonly Dictionary<string, PolicyCell> Cells = new()
    {
        ["total"] = Amount(100, 100),
        ["grades[].grade"] = Words(10),
        ["grades[].from"] = Amount(0, 100),
        ["excellent.noZeroItem"] = YesNo,
        ["excellent.maxNegative"] = Amount(0, 100),
        ["excellent.noVeto"] = YesNo,
        ["excellent.quotaPercentPerCategory"] = Whole(0, 100),
        ["excellent.quotaRounding"] = Choice<QuotaRounding>(),
        ["excellent.quotaMinimum"] = Whole(0, 100),
        ["excellent.tieAcrossQuotaLine"] = Choice<TieAcrossQuota>(),
        ["bonusCap"] = Amount(0, 100),
        ["sameFactOnce"] = YesNo,
        ["negativeCap"] = Amount(0, 100),
        ["notApplicable.method"] = Choice<NotApplicableMethod>(),
        ["notApplicable.reviewBelowApplicable"] = Amount(0, 100),
        ["rounding.decimals"] = Whole(0, 2),
        ["rounding.midpoint"] = Choice<Midpoint>(),
        ["rounding.gradeFrom"] = Choice<GradeSource>(),
        ["ties[]"] = new PolicyCell<TieBreak>(new TieCell()),
        ["anchor.units"] = Whole(0, 200),
        ["anchor.count"] = Choice<AnchorCount>(),
        ["anchor.reviewIfDifferenceOver"] = Amount(0, 100),
        ["calibration.maxAdjustment"] = Amount(0, 20),
        ["calibration.needsDecision"] = YesNo,
        ["recusal.formerYears"] = Whole(0, 20),
        ["recusal.kin"] = YesNo,
        ["recusal.superior"] = YesNo,
        ["recusal.noRepeatOfLastRound"] = YesNo,
        ["recusal.mutual"] = Choice<MutualInspection>(),
        ["capacity"] = Whole(1, 200),
        ["visits.distance"] = Whole(0, 120),
        ["selfScore"] = YesNo,
        ["signing.leader"] = YesNo,
        ["signing.membersBesidesLeader"] = Whole(0, 20),
        ["unitConfirmation.workingDays"] = Whole(1, 60),
        ["unitConfirmation.silence"] = Choice<UnitSilence>(),
        ["objection.workingDays"] = Whole(1, 60),
        ["objection.reviewWorkingDays"] = Whole(1, 60),
        ["reminders.signWithin"] = Whole(1, 60),
        ["reminders.decideWithin"] = Whole(1, 60),
        ["reminders.slipWithin"] = Whole(1, 60),
        ["reminders.leaderAfter"] = Whole(1, 60),
        ["reminders.coordinatorAfter"] = Whole(1, 60),
        ["reminders.deciderAfter"] = Whole(1, 60),
        ["publication.rank"] = Choice<PublishedRank>(),
        ["composite[].part"] = Words(20),
        ["composite[].percent"] = Whole(1, 100),
    };

    // Workbooks that were exported before there was such a line are whole without it.
    private static readonly HashSet<string> Younger = ["visits.distance", "publication.rank", .. Cells.Keys.Where(path => path.StartsWith("reminders.", StringComparison.Ordinal))];

    /// <summary>The paths without the numbers of places.</summary>
    public static IReadOnlyCollection<string> Shapes => Cells.Keys;

    public static IReadOnlyList<PolicyLine> Of(RoundPolicy policy) => [.. Leaves(policy).Select(leaf => new PolicyLine(leaf.Path, CellOf(leaf.Path)!.Say(leaf.Node)))];

    /// <summary>What can stand at a path; null where the policy has no such line.</summary>
    public static PolicyCell? CellOf(string path) => Cells.GetValueOrDefault(Shape(path));

    /// <summary>The list that a line is a part of; null where it stands for itself.</summary>
    public static string? ListOf(string path) => path.IndexOf('[', StringComparison.Ordinal) is >= 0 and var at ? path[..at] : null;

    /// <summary>What the line is called; of a list the number of its place is said too.</summary>
    public static TextCode Named(string path) =>
        new("Schemes.Policy." + Shape(path).Replace("[]", "", StringComparison.Ordinal), [.. Places().Matches(path).Select(place => (object?)(int.Parse(place.Groups[1].Value, null) + 1))]);

    /// <summary>Lines that nobody wrote, by their paths: a policy is taken whole or not at all.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyCollection<string> paths)
    {
        var places = paths.Select(path => (List: ListOf(path), Place: PlaceOf(path))).Where(one => one.List is not null).Distinct().ToLookup(one => one.List, one => one.Place);
        return
        [
            .. from shape in Cells.Keys
               from path in ListOf(shape) is { } list ? places[list].DefaultIfEmpty("[0]").Select(place => shape.Replace("[]", place, StringComparison.Ordinal)) : [shape]
               where !paths.Contains(path) && !Younger.Contains(path)
               select path,
        ];
    }

    /// <summary>The policy that the lines say; each line has been found well filled in before, or it is refused here by its name.</summary>
    public static RoundPolicy Policy(IEnumerable<PolicyLine> lines)
    {
        List<(string[] Way, JsonNode Leaf)> leaves = [.. lines.Select(line => (Way(line.Path), Leaf(line)))];
        return RoundPolicy.FromJson(Grown(leaves).ToJsonString(PolicyJson.Options));
    }

    internal static string PlaceOf(string path) => Places().Match(path).Value;

    internal static void RefuseOutOfBounds(RoundPolicy policy)
    {
        foreach (var line in Of(policy))
        {
            Leaf(line);
        }
    }

    private static JsonNode Leaf(PolicyLine line)
    {
        var cell = CellOf(line.Path) ?? throw new RuleBroken("Schemes.NoSuchPolicy", line.Path);
        var read = cell.Read(line.Value);
        return read.Done ? read.Value! : throw new RuleBroken(read.Code, [Named(line.Path), line.Value, .. read.Arguments.Select(argument => argument ?? "")]);
    }

    private static IEnumerable<(string Path, JsonNode Node)> Leaves(RoundPolicy policy) => Leaves("", JsonSerializer.SerializeToNode(policy, PolicyJson.Options)!);

    private static IEnumerable<(string Path, JsonNode Node)> Leaves(string path, JsonNode node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Leaves(path.Length == 0 ? part.Key : $"{path}.{part.Key}", part.Value!)),
        JsonArray list => list.SelectMany((one, i) => Leaves($"{path}[{i}]", one!)),
        _ => [(path, node)],
    };

    // "grades[0].from" is grades, 0, from.
    private static string[] Way(string path) => path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);

    private static JsonNode Grown(List<(string[] Way, JsonNode Leaf)> leaves)
    {
        if (leaves[0].Way.Length == 0)
        {
            return leaves[0].Leaf;
        }

        var branches = leaves.GroupBy(leaf => leaf.Way[0], leaf => (leaf.Way[1..], leaf.Leaf)).Select(branch => (branch.Key, Node: Grown([.. branch]))).ToList();
        return char.IsAsciiDigit(branches[0].Key[0])
            ? new JsonArray([.. branches.OrderBy(branch => int.Parse(branch.Key, null)).Select(branch => branch.Node)])
            : new JsonObject(branches.Select(branch => KeyValuePair.Create(branch.Key, (JsonNode?)branch.Node)));
    }

    private static string Shape(string path) => Places().Replace(path, "[]");

    [GeneratedRegex(@"\[([0-9]{1,2})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
