using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>What is wrong with the lines of the sheet 政策: one by one, and where they do not fit each other.</summary>
internal sealed class PolicyProblems
{
    private readonly string? partOf;
    private readonly RuleBroken? broken;
    private bool said;

    public PolicyProblems(IReadOnlyList<SheetRow<PolicyLine>> rows)
    {
        List<PolicyLine> lines = [.. rows.Select(row => row.Value).OfType<PolicyLine>()];
        List<string> paths = [.. lines.Select(line => line.Path)];
        if (!paths.Contains(PolicySheet.NamePath) || PolicyLines.Missing(paths) is { Count: > 0 })
        {
            var missing = PolicyLines.Missing(paths).Concat(paths.Contains(PolicySheet.NamePath) ? [] : [PolicySheet.NamePath]);
            throw new RuleBroken("Schemes.Sheet.PolicyMissing", string.Join('\u3001', missing));
        }

        // A line that is wrong by itself says so itself; the whole is asked only when each of them is right.
        if (lines.Count == rows.Count && lines.All(line => Own(line) is null) && paths.Distinct().Count() == paths.Count)
        {
            (broken, partOf) = Whole(lines);
        }
    }

    public IEnumerable<SheetProblem> Of(SheetRow<PolicyLine> row, PolicyLine? was)
    {
        if (Own(row.Value!) is { } own)
        {
            yield return row.Refuse(own.Code == "Schemes.NoSuchPolicy" ? PolicySheet.Layout.Path : PolicySheet.Layout.Value, own.Code, own.Arguments);
        }

        if (broken is not null && !said && row.Value!.Path.StartsWith(partOf!, StringComparison.Ordinal))
        {
            said = true;
            yield return row.Refuse(PolicySheet.Layout.Value, broken.Code, broken.Arguments);
        }
    }

    private static RuleBroken? Own(PolicyLine line)
    {
        if (line.Path == PolicySheet.NamePath)
        {
            return line.Value.Length is >= 4 and <= 80 ? null : new("Schemes.LengthBetween", new TextCode("Schemes.Name"), 4, 80);
        }

        return PolicyLines.CellOf(line.Path) is not { } cell ? new("Schemes.NoSuchPolicy", line.Path)
            : cell.Read(line.Value) is { Done: false } no ? new(no.Code!, [PolicyLines.Named(line.Path), line.Value, .. no.Arguments.Select(argument => argument ?? "")])
            : null;
    }

    private static (RuleBroken? Broken, string? PartOf) Whole(List<PolicyLine> lines)
    {
        try
        {
            PolicyLines.Policy(lines.Where(line => line.Path != PolicySheet.NamePath));
            return (null, null);
        }
        catch (RuleBroken no)
        {
            return (no, no.Code switch
            {
                "Schemes.CompositeSum" => "composite",
                "Schemes.TiesEndShared" => "ties",
                _ => "grades",
            });
        }
    }
}
