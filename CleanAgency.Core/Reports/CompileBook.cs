using System.Security.Cryptography;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static CleanAgency.Core.Reports.ReportWords;

namespace CleanAgency.Core.Reports;

/// <summary>Sent by the job with the rights that the asker has by then: prints the workbook and makes its bytes durable. A question, because nothing is decided and no write waits for it.</summary>
[Needs(Permission.SeeResults)]
public sealed record CompileBook(BookOrder Order) : Query<CompiledBook>, IAbout<Round>
{
    Guid IAbout<Round>.RowId => Order.RoundId;

    /// <summary>Is told how far it is, in percent.</summary>
    internal Action<int> Told { get; init; } = _ => { };
}

internal sealed class CompileBookHandler(BookGate gate, BookReader reader, IReportPrinter printer, IEvidenceStore store) : IRequestHandler<CompileBook, CompiledBook>
{
    public async Task<CompiledBook> Handle(CompileBook query, CancellationToken ct)
    {
        await gate.RefuseUnlessThere(query.Order, ct);
        var book = (await reader.Read(query.Order, query.Told, ct)).Telling(query.Told);
        // On disk: half a million cells take no memory, and what is killed half-way leaves nothing that could be fetched.
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        printer.Print(book, file, ct);
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        file.Position = 0;
        await store.Put(hash, file, ct);
        return new(query.Order, $"{book.Title}.xlsx", hash, file.Length);
    }
}

/// <summary>Reads what a workbook is made of, as far as the asker may see it.</summary>
internal sealed class BookReader(
    Rows<RoundResult> results, Rows<ResultLine> lines, Rows<Scorecard> cards, ResultReader reader, LostReader lost, CardBookReader sheets, SchemeShelf shelf, IRequestHandler<ScaleOfRound, ScaleOfRound.Answer> scale, IAppDb db)
{
    public async Task<ReportBook> Read(BookOrder order, Action<int> told, CancellationToken ct)
    {
        if (order.Kind is BookKind.UnitCard or BookKind.UnitCards or BookKind.Found)
        {
            var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(order.RoundId, ct);
            return order.Kind == BookKind.Found ? await Found(round, ct) : await sheets.Read(round, order, told, ct);
        }

        var (shown, result) = await reader.Shown(results.Visible, order.RoundId, order.Version, ct);
        var report = await Report(shown, result, ct);
        return Book(shown, report.AsOf, $"{Word($"BookKind.{order.Kind}")}-{result.Number}", order.Kind switch
        {
            BookKind.Summary => SummaryReport.Sheets(report),
            BookKind.Lost => DeductionReport.Sheets(report, await lost.Reasons(shown, result, cards.Visible, ct)),
            BookKind.Scale => ScaleReport.Sheets(report, await scale.Handle(new(shown.Id, result.Number), ct)),
            BookKind.Matrix => MatrixReport.Sheets(report, await Items(shown, ct)),
            BookKind.Rounds => RoundsReport.Sheets(report, await Before(shown, result.ApprovedAt, report, ct)),
            _ => throw new RuleBroken("Reports.NoSuchBook"),
        });
    }

    internal static ReportBook Book(Round round, DateTime asOf, string kind, IEnumerable<ReportSheet> sheets) => new($"{round.Name}{kind}", Word("Office"), asOf, [.. sheets]);

    private async Task<RoundReport> Report(Round round, RoundResult result, CancellationToken ct)
    {
        var (_, all) = await reader.Lines(round, result, lines.Visible, ct);
        var before = await reader.Before(round, result.ApprovedAt, lines.Visible, ct);
        // What is not approved is as of the last card or the last decision, whichever came later.
        var asOf = result.ApprovedAt ?? result.Decisions.Select(d => d.At).Append(result.CommittedAt).Max();
        return new(round.Name, round.Code, result.Number, result.ApprovedAt is not null, asOf, [.. round.Policy!.Grades.Select(cut => cut.Grade)], all, before.Lines);
    }

    private async Task<IReadOnlyList<MatrixItem>> Items(Round round, CancellationToken ct)
    {
        var scheme = (await shelf.Of(db, round.SchemeId!.Value, ct)).Scheme;
        return [.. scheme.Areas.SelectMany(area => scheme.In(area.Id)).Select(item => new MatrixItem(item.Code, item.Name, item.Max))];
    }

    private async Task<IReadOnlyList<(string Name, IReadOnlyDictionary<Guid, LineContent> Lines)>> Before(Round round, DateTime? asOf, RoundReport report, CancellationToken ct)
    {
        List<(string Name, IReadOnlyDictionary<Guid, LineContent> Lines)> rounds = [(round.Name, report.Lines.ToDictionary(line => line.UnitId))];
        for (var at = round; at.PreviousId is not null && await reader.Before(at, asOf, lines.Visible, ct) is { Round: not null } before;)
        {
            at = await db.Set<Round>().AsNoTracking().FindOrRefuse(at.PreviousId.Value, ct);
            rounds.Insert(0, (at.Name, before.Lines));
        }

        return rounds;
    }

    private async Task<ReportBook> Found(Round round, CancellationToken ct)
    {
        var (asOf, found) = await lost.Found(round, cards.Visible, ct);
        return Book(round, asOf, Word($"BookKind.{BookKind.Found}"), FindingReport.Sheets(round.Name, asOf, found));
    }
}
