using System.Text.RegularExpressions;
using Xunit;

namespace CleanAgency.Tests.Architecture;

/// <summary>Who may know whom in Core. Namespace = folder and `using` is the only way in, so a look at those lines is honest.</summary>
public sealed partial class FloorTests
{
    // From the ground up: a file may name only what lies below its own floor. Access carries every message, so it lies below its neighbours;
    // the audit exports a sheet and the calendar imports one, so they lie above them.
    private static readonly string[][] Floors =
    [
        ["Common"],
        ["Access"],
        ["Evidence", "Jobs", "Sheets"],
        ["Audit", "Calendar"],
        ["Units", "Schemes"],
        ["People", "Records", "Risks", "Rounds"],
        ["Facts", "Duties", "Groups"],
        ["Plans"],
        ["Visits"],
        ["Scorecards", "Feedback"],
        ["Matters", "Showcases"],
        ["Results"],
        ["Publications", "Reports"],
        ["Notices"],
        ["Overview"],
    ];

    [Fact]
    public void No_file_of_the_core_names_its_own_floors_neighbour_or_a_floor_above() => Tree.None(
        from file in Tree.Files("CleanAgency.Core", ".cs")
        where Tree.Feature(file) is { Length: > 0 }
        let own = Tree.Feature(file)
        from named in Named().Matches(Tree.Text(file)).Select(m => m.Groups[1].Value).Distinct()
        where named != own && FloorOf(named) >= FloorOf(own)
        select $"{file} (floor {FloorOf(own)}) names {named} (floor {FloorOf(named)})");

    [Fact]
    public void Every_folder_of_the_core_has_a_floor() =>
        Tree.None(Tree.Files("CleanAgency.Core", ".cs").Select(Tree.Feature).Where(feature => feature.Length > 0 && FloorOf(feature) < 0).Distinct());

    [Fact]
    public void A_namespace_is_its_folder() => Tree.None(
        from project in new[] { "CleanAgency.Core", "CleanAgency.Infrastructure", "CleanAgency.Web", "CleanAgency.Tests" }
        from file in Tree.Files(project, ".cs")
        where !file.Contains("/Migrations/", StringComparison.Ordinal)
        let said = Namespace().Match(Tree.Text(file)).Groups[1].Value
        where said.Length > 0 && said != Path.GetDirectoryName(file)!.Replace('/', '.').Replace('\\', '.')
        select $"{file} says {said}");

    [Fact]
    public void The_core_knows_neither_the_database_behind_the_port_nor_the_screens() => Tree.None(
        Tree.Files("CleanAgency.Core", ".cs").Where(file => Tree.Text(file).Contains("CleanAgency.Infrastructure", StringComparison.Ordinal) || Tree.Text(file).Contains("CleanAgency.Web", StringComparison.Ordinal)));

    private static int FloorOf(string feature) => Array.FindIndex(Floors, floor => floor.Contains(feature));

    [GeneratedRegex(@"(?:^\s*(?:global )?using (?:static |\w+ = )?|[^\w.""])(?:CleanAgency\.Core\.)([A-Z]\w+)", RegexOptions.Multiline)]
    private static partial Regex Named();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
