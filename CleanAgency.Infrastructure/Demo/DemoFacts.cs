using CleanAgency.Core.Facts;
using CleanAgency.Core.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The facts of each round, as the coordinator imports them before the first visit: whoever scores finds them on the card.</summary>
internal sealed partial class DemoStory
{
    private DateOnly FactsOn => Latest(HalfYear.AddDays(-15), day.AddDays(-27));

    private IEnumerable<Chapter> Facts(CancellationToken ct)
    {
        yield return new(FactsOn, () => ImportFacts("R3", [.. DemoTables.Facts(FactsOn)], ct));
    }

    private async Task ImportFacts(string round, IReadOnlyList<FactRow> facts, CancellationToken ct)
    {
        var workbook = scope.GetRequiredService<IWorkbooks>().Write(round, FactSheet.Layout.With(facts));
        var upload = await As(First).Send(new UploadFacts("单位事实.xlsx", new(workbook)), ct);
        var preview = await As(First).Send(new FactImportPreview(upload), ct);
        await As(First).Send(new ImportFacts(upload, preview.Fingerprint), ct);
    }
}
