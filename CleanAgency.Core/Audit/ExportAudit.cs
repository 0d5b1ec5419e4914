using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Audit;

/// <summary>The entries of the list as a workbook, the newest of them if there are too many. The audit keeps who took it.</summary>
[Recorded]
[Needs(Permission.ReadAudit)]
[EveryRow("the auditor watches everyone")]
public sealed record ExportAudit(AuditFilter Filter) : Query<SheetFile>
{
    public const int Most = 50_000;
}

internal sealed class ExportAuditHandler(IAppDb db, IWorkbooks workbooks, Actor actor, Clock clock, AuditNote note) : IRequestHandler<ExportAudit, SheetFile>
{
    private const int LongestContent = 1000;

    private static AuditWords Words => AuditWords.InWorkbook;

    public async Task<SheetFile> Handle(ExportAudit query, CancellationToken ct)
    {
        var found = db.Set<AuditEntry>().AsNoTracking().Matching(query.Filter);
        var inAll = await found.CountAsync(ct);
        List<AuditLine> lines = [];
        await foreach (var (entry, seal) in Sealed(found.NewestFirst().Take(ExportAudit.Most), ct))
        {
            lines.Add(LineOf(entry, seal));
        }

        note.Say("Audit.Note.Exported", lines.Count, inAll);
        return SheetFile.Named("Audit.Sheet.File", clock.Today, title => workbooks.Write(title, AuditSheet.Layout.With(lines), AuditFactSheet.Layout.With(FactsOf(query.Filter, lines.Count, inAll))));
    }

    private async IAsyncEnumerable<(AuditEntry Entry, long? Seal)> Sealed(IQueryable<AuditEntry> entries, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var rows = entries.Select(e => new { Entry = e, Seal = db.Set<AuditSeal>().Where(s => s.EntryId == e.Id).Select(s => (long?)s.Position).FirstOrDefault() });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return (row.Entry, row.Seal);
        }
    }

    // Rows in the details stay ids here: looking each one up would make 50,000 questions.
    private static AuditLine LineOf(AuditEntry entry, long? seal)
    {
        var content = AuditContent.Of(entry, Words, new Dictionary<Guid, string>());
        return new(
            (int)Math.Min(entry.Id, int.MaxValue), AuditWords.Moment(entry.At), Words.Person(entry.Person, entry.From), Words.From(entry.From), Words.Act(entry.Action),
            entry.SubjectKind is { } kind ? Words.Kind(kind) : "", entry.Subject ?? "", Words.Result(entry.Result), content.Why ?? "", Said(content),
            seal?.ToString(CultureInfo.InvariantCulture) ?? Words.Find("Audit.Unsealed")!);
    }

    private static string Said(AuditContent content)
    {
        var said = content.Unreadable ?? string.Join(Words.Find("Audit.Sheet.And")!, content.Changes.Count > 0
            ? content.Changes.Select(change => Words.Sentence("Audit.Sheet.Change", [change.Field, change.Before, change.After]))
            : content.Message.Select(line => Words.Sentence("Audit.Sheet.Line", [line.Field, line.Value])).Append(content.Note).OfType<string>());
        return said.Length <= LongestContent ? said : said[..(LongestContent - 1)] + "…";
    }

    private IEnumerable<AuditFact> FactsOf(AuditFilter filter, int taken, int inAll)
    {
        yield return new(Word("At"), AuditWords.Moment(clock.Now));
        yield return new(Word("By"), actor.Name);
        yield return new(Word("Search"), filter.Search ?? "");
        yield return new(Word("Act"), string.IsNullOrEmpty(filter.Action) ? "" : Words.Act(filter.Action));
        yield return new(Word("Result"), filter.Result is { } result ? Words.Result(result) : "");
        yield return new(Word("Days"), $"{filter.From:yyyy-MM-dd} – {filter.To:yyyy-MM-dd}".Trim(' ', '–'));
        yield return new(Word("Only"), $"{filter.PersonId} {filter.SubjectId}".Trim());
        yield return new(Word("Rows"), Words.Sentence(taken < inAll ? "Audit.Facts.Cut" : "Audit.Facts.Whole", [$"{taken}", $"{inAll}"]));

        static string Word(string name) => Words.Find($"Audit.Facts.{name}")!;
    }
}
