using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Units;

/// <summary>What an uploaded list of units would do to the units there are. The preview and the import ask the same question.</summary>
internal sealed class UnitImport
{
    private readonly Dictionary<string, SupervisedUnit> existing;
    private readonly Dictionary<string, string> parents;
    private readonly HashSet<string> withBelow;

    public UnitImport(RawWorkbook book, IReadOnlyCollection<SupervisedUnit> units)
    {
        existing = units.ToDictionary(u => u.Code);
        var reading = UnitSheet.Layout.Read(book);
        // Who belongs to whom once the file is in: a parent may stand in the same file.
        parents = units.ToDictionary(u => u.Code, u => u.ParentCode);
        foreach (var row in reading.Rows.Select(r => r.Value).OfType<UnitRow>())
        {
            parents[row.Code] = row.Profile.Parent;
        }

        withBelow = [.. parents.Values];
        Judgement = UnitSheet.Layout.Judge(reading, units.Select(u => new UnitRow(u.Code, u.Profile)), (row, _) => Problems(row));
    }

    public Judgement<UnitRow> Judgement { get; }

    /// <summary>Categories that no unit has yet: perhaps meant so, perhaps a slip of the pen.</summary>
    public IReadOnlyList<string> NewCategories =>
    [
        .. Judgement.Rows.Select(r => r.Row?.Profile.Category).OfType<string>().Except(existing.Values.Select(u => u.Category)).Distinct(),
    ];

    /// <summary>Changes the units and answers with the new ones. Agencies come before the stations that belong to them.</summary>
    public IReadOnlyList<SupervisedUnit> Write(string by, DateTime at)
    {
        var added = new List<SupervisedUnit>();
        foreach (var verdict in Judgement.Rows.Where(r => r.Kind is VerdictKind.New or VerdictKind.Changed).OrderBy(r => r.Row!.Profile.Parent.Length > 0))
        {
            var row = verdict.Row!;
            var parent = existing.GetValueOrDefault(row.Profile.Parent);
            if (existing.TryGetValue(row.Code, out var unit))
            {
                unit.Take(row.Profile, parent, hasBelow: false, by, at);
                continue;
            }

            existing[row.Code] = unit = new(row.Code, row.Profile, parent, by, at);
            added.Add(unit);
        }

        return added;
    }

    private IEnumerable<SheetProblem> Problems(SheetRow<UnitRow> row)
    {
        var (code, parent) = (row.Value!.Code, row.Value.Profile.Parent);
        var whole = RuleBroken.By(() =>
        {
            SupervisedUnit.CheckedCode(code);
            row.Value.Profile.Checked();
        });
        if (whole is { } broken)
        {
            yield return row.Refuse(UnitSheet.Layout.ColumnOf(broken), broken.Code, broken.Arguments);
        }

        var wrong = parent.Length == 0 ? null
            : !parents.TryGetValue(parent, out var above) ? "Units.NoSuchParent"
            : parent == code ? "Units.OwnParent"
            : above.Length > 0 ? "Units.ParentIsBelow"
            : withBelow.Contains(code) ? "Units.HasBelow"
            : null;
        if (wrong is not null)
        {
            yield return row.Refuse(UnitSheet.Layout.Parent, wrong, existing.GetValueOrDefault(parent)?.Name ?? parent);
        }
    }
}
