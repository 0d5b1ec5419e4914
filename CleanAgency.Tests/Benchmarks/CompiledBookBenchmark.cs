using System.Diagnostics;
using System.Globalization;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Reports;
using CleanAgency.Core.Results;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Schemes;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>
/// From the tap to the file that can be fetched: asked for, claimed, read from a database of 2,000 units with 30 items each, added up, printed, made durable and
/// committed; against a writer of strings that writes the cells of that same workbook.
/// </summary>
internal static class CompiledBookBenchmark
{
    private const int Items = 30;
    private const int Times = 3;
    private static readonly BookKind[] Kinds = [BookKind.Summary, BookKind.Matrix, BookKind.Lost, BookKind.UnitCards];

    public static async Task Run()
    {
        await using var agency = new Agency();
        var watch = Stopwatch.StartNew();
        var scheme = await SmallScheme.Published(agency, items: Items);
        var units = await BigRound.Units(agency, 2_000);
        Print($"{"units",6}{"workbook",11}{"whole job ms",14}{"read+print ms",15}{"raw ms",8}{"ratio",7}{"cells",9}{"bytes",11}{"peak MB",9}");
        foreach (var (n, count) in new[] { 48, units.Count }.Index())
        {
            var round = await BigRound.Locked(agency, n + 1, scheme, units[..count]);
            await agency.As("coordinator").Send(new TotalRound(round));
            await agency.RunJobs();
            Print($"{count,6} units filled in and totalled after {watch.Elapsed.TotalSeconds:0.0} s");
            foreach (var kind in Kinds)
            {
                await Measure(agency, count, new(kind, round));
            }
        }
    }

    private static async Task Measure(Agency agency, int units, BookOrder order)
    {
        var coordinator = agency.As("coordinator");
        var made = new CompiledBook(order, "", "", 0);
        // A sheet for each of 2,000 cards takes its time.
        var times = order.Kind == BookKind.UnitCards ? 1 : Times;
        var compiling = await Best(times, async () => made = (await coordinator.Send(new CompileBook(order)))!);
        var whole = await Best(times, async () =>
        {
            var job = await coordinator.Send(new AskForBook(order));
            await agency.RunJobs();
            var state = await coordinator.Send(new BookState(job));
            if (state!.State != JobState.Done)
            {
                throw new InvalidOperationException(state.Failure);
            }
        });
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        await using var stored = await agency.Services.GetRequiredService<IEvidenceStore>().Open(made.Hash, CancellationToken.None);
        using var bytes = new MemoryStream();
        await stored!.CopyToAsync(bytes);
        var cells = WrittenCells.Of(bytes);
        var raw = await Best(Times, async () =>
        {
            await using var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            cells.Write(file);
        });
        Print($"{units,6}{order.Kind,11}{whole,14:N0}{compiling,15:N0}{raw,8:N0}{whole / raw,7:N1}{cells.Count,9}{made.Bytes,11}{peak,9}");
    }

    private static async Task<double> Best(int times, Func<Task> work)
    {
        var best = double.MaxValue;
        for (var time = 0; time < times; time++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return best;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
