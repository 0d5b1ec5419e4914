using CleanAgency.Core.Results;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The results of the two rounds before: totalled, not adjusted, approved and published; the first one lies in the archive.</summary>
internal sealed partial class DemoStory
{
    private IEnumerable<Chapter> Results(CancellationToken ct)
    {
        foreach (var (code, end, number) in new[] { ("R1", HalfYear.AddMonths(-6), "〔2026〕2号"), ("R2", HalfYear, "〔2026〕17号") })
        {
            yield return new(end.AddDays(-2), async () => await As(First).Send(new TotalRound(rounds[code]), ct));
            yield return new(end.AddDays(7), () => Decide(code, ct));
            yield return new(end.AddDays(14), async () => await As(First).Send(new PublishResult(rounds[code], $"澄机工发{number}"), ct));
        }

        yield return new(HalfYear.AddMonths(-5), async () => await As(First).Send(new ArchiveRound(rounds["R1"]), ct));
    }

    private async Task Decide(string code, CancellationToken ct)
    {
        var minutes = $"澄清廉办纪要{(code == "R1" ? 1 : 6)}号";
        await As("leader").Send(new DecideScale(rounds[code], [], minutes, "双评单位少，证据不足，各组尺度不调整"), ct);
        await As("leader").Send(new ApproveResult(rounds[code], (await As("leader").Send(new ResultTable(rounds[code]), ct)).Fingerprint, minutes), ct);
    }
}
