using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using CleanAgency.Core.Common;
using CleanAgency.Core.Reports;
using CleanAgency.Infrastructure.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>A matrix of units and items through the printer of reports, against a writer that only writes the same cells into the same zip.</summary>
internal static class BookBenchmark
{
    private const int Items = 30;
    private const int Times = 3;

    public static async Task Run()
    {
        var printer = new ServiceCollection().AddSheets().BuildServiceProvider().GetRequiredService<IReportPrinter>();
        Console.WriteLine("units  x items   report ms   raw ms   ratio   bytes      working set MB");
        foreach (var units in new[] { 48, 2_000, 20_000 })
        {
            var (report, bytes) = Best(to => printer.Print(Book(units), to, CancellationToken.None));
            var (raw, _) = Best(to => Raw(units, to));
            Console.WriteLine(FormattableString.Invariant($"{units,6} x {Items}   {report.TotalMilliseconds,9:0}   {raw.TotalMilliseconds,6:0}   {report / raw,5:0.0}   {bytes,9}   {Process.GetCurrentProcess().PeakWorkingSet64 >> 20,6}"));
        }

        await CompiledBookBenchmark.Run();
    }

    private static (TimeSpan Time, long Bytes) Best(Action<Stream> write)
    {
        var best = TimeSpan.MaxValue;
        long bytes = 0;
        for (var time = 0; time < Times; time++)
        {
            using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            var watch = Stopwatch.StartNew();
            write(file);
            best = watch.Elapsed < best ? watch.Elapsed : best;
            bytes = file.Length;
        }

        return (best, bytes);
    }

    private static ReportBook Book(int units)
    {
        ReportColumn[] columns = [new("code", CellLook.Word, 9), new("unit", CellLook.Text, 26), .. Enumerable.Range(0, Items).Select(i => new ReportColumn($"I{i}", CellLook.Points, 9)), new("sum", CellLook.Points, 10)];
        var rows = Enumerable.Range(0, units).Select(unit => new ReportRow(
        [
            $"U{unit}", $"Unit {unit}", .. Enumerable.Range(0, Items).Select(item => (object)Given(unit, item)),
            new Formula($"SUM(C{unit + ReportSheet.FirstRow}:AF{unit + ReportSheet.FirstRow})", Enumerable.Range(0, Items).Sum(item => Given(unit, item).Value)),
        ]));
        return new("Matrix", "Office", DateTime.UnixEpoch, [new("Points", "Matrix", "", [new(columns, rows)])]);
    }

    private static Points Given(int unit, int item) => new(((unit * 7) + (item * 13)) % 500);

    private static void Raw(int units, Stream to)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        using var part = zip.CreateEntry("sheet1.xml", CompressionLevel.Fastest).Open();
        using var text = new StreamWriter(part, new UTF8Encoding(false), 1 << 16);
        for (var unit = 0; unit < units; unit++)
        {
            text.Write($"<row r=\"{unit}\"><c r=\"A{unit}\" t=\"inlineStr\"><is><t>U{unit}</t></is></c><c r=\"B{unit}\" t=\"inlineStr\"><is><t>Unit {unit}</t></is></c>");
            for (var item = 0; item < Items; item++)
            {
                text.Write($"<c r=\"{ReportSheet.Letter(item + 2)}{unit}\" s=\"9\"><v>{Given(unit, item).Value.ToString(CultureInfo.InvariantCulture)}</v></c>");
            }

            text.Write($"<c r=\"AG{unit}\" s=\"9\"><f>SUM(C{unit}:AF{unit})</f><v>0</v></c></row>");
        }
    }
}
