using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Facts;

/// <summary>What an uploaded list would do to the facts there are. The preview and the import ask the same question.</summary>
internal sealed class FactImport
{
    private readonly Dictionary<(string Unit, string Round, string Name), UnitFact> existing;
    private readonly Dictionary<string, Guid> units;
    private readonly Dictionary<string, Round> rounds;
    private readonly DateOnly today;

    private FactImport(RawWorkbook book, IReadOnlyList<UnitFact> facts, Dictionary<string, Guid> units, Dictionary<string, Round> rounds, DateOnly today)
    {
        (this.units, this.rounds, this.today) = (units, rounds, today);
        var unitCodes = units.ToDictionary(unit => unit.Value, unit => unit.Key);
        var roundCodes = rounds.Values.ToDictionary(round => round.Id, round => round.Code);
        existing = facts.ToDictionary(fact => (unitCodes[fact.UnitId], roundCodes[fact.RoundId], fact.Name));
        Judgement = FactSheet.Layout.Judge(
            FactSheet.Layout.Read(book), existing.Select(fact => new FactRow(fact.Key.Unit, fact.Key.Round, fact.Key.Name, fact.Value.Content)), (row, _) => Problems(row));
    }

    public Judgement<FactRow> Judgement { get; }

    /// <summary>The rounds that the list speaks of.</summary>
    public IReadOnlyList<Round> Rounds => [.. Rows.Select(row => row.Round).Distinct().Select(code => rounds.GetValueOrDefault(code)).OfType<Round>()];

    public IReadOnlyList<string> Names => [.. Rows.Select(row => row.Name).Distinct()];

    private IEnumerable<FactRow> Rows => Judgement.Rows.Select(verdict => verdict.Row).OfType<FactRow>();

    public static async Task<FactImport> Of(RawWorkbook book, IAppDb db, DateOnly today, CancellationToken ct)
    {
        // Tracked in the import's own transaction; in a preview nobody saves.
        var facts = await db.Set<UnitFact>().ToListAsync(ct);
        var units = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Code, u => u.Id, ct);
        var rounds = await db.Set<Round>().Include(r => r.Units).AsNoTracking().ToDictionaryAsync(r => r.Code, ct);
        return new(book, facts, units, rounds, today);
    }

    /// <summary>Changes the facts there are and answers with the new ones.</summary>
    public IReadOnlyList<UnitFact> Write()
    {
        var added = new List<UnitFact>();
        foreach (var row in Judgement.Rows.Where(verdict => verdict.Kind is VerdictKind.New or VerdictKind.Changed).Select(verdict => verdict.Row!))
        {
            if (existing.TryGetValue((row.UnitCode, row.Round, row.Name), out var fact))
            {
                fact.Take(row.Content);
            }
            else
            {
                added.Add(new(rounds[row.Round].Id, units[row.UnitCode], row.Name, row.Content));
            }
        }

        return added;
    }

    private IEnumerable<SheetProblem> Problems(SheetRow<FactRow> row) =>
        Broken(row.Value!).OfType<RuleBroken>().Select(no => row.Refuse(FactSheet.Layout.ColumnOf(no), no.Code, no.Arguments));

    private IEnumerable<RuleBroken?> Broken(FactRow row)
    {
        yield return RuleBroken.By(() => UnitFact.CheckedName(row.Name));
        yield return RuleBroken.By(() => row.Content.CheckedOn(today));
        yield return !units.TryGetValue(row.UnitCode, out var unit) ? new("Facts.NoSuchUnit", row.UnitCode)
            : !rounds.TryGetValue(row.Round, out var round) ? new("Facts.NoSuchRound", row.Round)
            : round.WhyNotAbout(unit);
    }
}

internal static class FactScope
{
    /// <summary>While nobody has chosen the units of a round, any may have facts.</summary>
    public static RuleBroken? WhyNotAbout(this Round round, Guid unit) =>
        round.Units.Count > 0 && round.Units.All(u => u.UnitId != unit) ? new("Facts.OutOfScope", round.Code) : null;
}
