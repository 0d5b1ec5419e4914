using System.Security.Cryptography;
using System.Text;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Sheets;

/// <summary>The verdicts over a sheet. Nothing is written before a person has seen them, and then all or nothing.</summary>
public abstract class Judgement
{
    public required RawSheet Sheet { get; init; }

    public required int HeaderRow { get; init; }

    public required IReadOnlyList<TextCode> Notices { get; init; }

    public abstract IReadOnlyList<Verdict> Verdicts { get; }

    /// <summary>What is there, is not in the sheet and would be removed, by its key and name.</summary>
    public IReadOnlyList<string> Gone { get; private protected init; } = [];

    /// <summary>Stands for everything that would be written and what it replaces: the same file over a changed table has another.</summary>
    public abstract string Fingerprint { get; }

    public int Count(VerdictKind kind) => Verdicts.Count(verdict => verdict.Kind == kind);

    /// <summary>Before a confirmed import is written: what the person saw is still what would happen.</summary>
    public static void RefuseUnlessSeen(string fingerprint, params IReadOnlyList<Judgement> sheets)
    {
        if (sheets.Sum(sheet => sheet.Count(VerdictKind.Refused)) is > 0 and var refused)
        {
            throw new RuleBroken("Sheets.SomeRefused", refused);
        }

        if (Together(sheets) != fingerprint)
        {
            throw new RuleBroken("Sheets.ChangedSince");
        }
    }

    /// <summary>The fingerprint of several sheets of one workbook.</summary>
    public static string Together(params IReadOnlyList<Judgement> sheets) =>
        sheets.Count == 1 ? sheets[0].Fingerprint : Hash(sheets.Select(sheet => sheet.Fingerprint));

    protected static string Hash(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            // The length in front: "ab" + "c" is not "a" + "bc".
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

public sealed class Judgement<TRow> : Judgement
    where TRow : class
{
    private Judgement(SheetLayout<TRow> layout, IReadOnlyList<Verdict<TRow>> rows, IReadOnlyList<string> gone) =>
        (Rows, Gone, Fingerprint) = (rows, gone, Hash(rows.SelectMany(row => Written(layout, row)).Concat(gone)));

    public IReadOnlyList<Verdict<TRow>> Rows { get; }

    public override IReadOnlyList<Verdict> Verdicts => Rows;

    public override string Fingerprint { get; }

    internal static Judgement<TRow> Of(
        SheetReading<TRow> reading, IEnumerable<TRow> existing, Func<SheetRow<TRow>, TRow?, IEnumerable<SheetProblem>> check, Func<TRow, TRow, TRow> settle, bool replacing, Func<TRow, string> tell)
    {
        var layout = reading.Layout;
        var there = existing.ToDictionary(row => SheetKey.Of(layout, row));
        var used = new Dictionary<string, SheetRow<TRow>>();
        List<Verdict<TRow>> verdicts = [.. reading.Rows.Select(row => Judge(layout, row, there, used, check, settle, tell))];
        return new(layout, verdicts, replacing ? [.. there.Where(row => !used.ContainsKey(row.Key)).Select(row => Called(layout, row.Value))] : [])
        {
            Sheet = reading.Sheet,
            HeaderRow = reading.HeaderRow,
            Notices = reading.Notices,
        };
    }

    private static Verdict<TRow> Judge(
        SheetLayout<TRow> layout,
        SheetRow<TRow> row,
        Dictionary<string, TRow> there,
        Dictionary<string, SheetRow<TRow>> used,
        Func<SheetRow<TRow>, TRow?, IEnumerable<SheetProblem>> check,
        Func<TRow, TRow, TRow> settle,
        Func<TRow, string> tell)
    {
        var was = row.Key is { } key ? there.GetValueOrDefault(key) : null;
        var problems = row.Problems.ToList();
        if (row.Key is not null && !used.TryAdd(row.Key, row))
        {
            problems.Add(Taken(layout, row, used[row.Key]));
        }

        if (row.Value is not null)
        {
            problems.AddRange(check(row, was));
        }

        var becomes = row.Value is { } value && was is not null ? settle(value, was) : row.Value;
        List<FieldChange> changes = problems.Count > 0 || was is null ? [] : [.. Differences(layout, was, becomes!)];
        var kind = problems.Count > 0 ? VerdictKind.Refused
            : was is null ? VerdictKind.New
            : changes.Count > 0 ? VerdictKind.Changed
            : VerdictKind.Unchanged;
        var said = string.Join('\u3001', layout.Key.Where(column => column.Required).Select(row.Said));
        return new(row.Number, kind, said, row.Name, changes, problems, becomes, was) { Tells = kind == VerdictKind.New ? tell(becomes!) : "" };
    }

    private static string Called(SheetLayout<TRow> layout, TRow row) =>
        string.Join(' ', layout.Key.Append(layout.Naming).OfType<SheetColumn<TRow>>().Select(column => column.Say(row)).Where(said => said.Length > 0));

    private static SheetProblem Taken(SheetLayout<TRow> layout, SheetRow<TRow> row, SheetRow<TRow> first)
    {
        var titles = string.Join('\u3001', layout.Key.Select(column => column.Title));
        var key = SheetKey.InWords(row.Key!);
        return first.Name.Length > 0
            ? row.Refuse(layout.Key[0], "Sheets.KeyTaken", titles, key, first.Number, first.Name)
            : row.Refuse(layout.Key[0], "Sheets.KeyTakenBefore", titles, key, first.Number);
    }

    private static IEnumerable<FieldChange> Differences(SheetLayout<TRow> layout, TRow was, TRow becomes) =>
        from column in layout.Columns
        let before = column.Say(was)
        let after = column.Say(becomes)
        where before != after
        select new FieldChange(column.Title, before, after, before.Length > 0 ? layout.WhoseIs(was) : "");

    private static IEnumerable<string> Written(SheetLayout<TRow> layout, Verdict<TRow> verdict) =>
    [
        verdict.Kind.ToString(),
        verdict.Key,
        .. verdict.Row is { } row ? layout.Columns.Select(column => column.Say(row)) : [],
        .. verdict.Was is { } was ? layout.Columns.Select(column => column.Say(was)) : [],
    ];
}
