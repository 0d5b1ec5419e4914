using CleanAgency.Core.Facts;
using CleanAgency.Core.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The facts of the round that runs, as the coordinator imports them on the demo day.</summary>
internal sealed partial class DemoStory
{
    private IEnumerable<Chapter> Facts(CancellationToken ct)
    {
        yield return new(day, async () =>
        {
            var workbook = scope.GetRequiredService<IWorkbooks>().Write("R3", FactSheet.Layout.With(DemoTables.Facts(day)));
            var upload = await As(First).Send(new UploadFacts("单位事实.xlsx", new(workbook)), ct);
            var preview = await As(First).Send(new FactImportPreview(upload), ct);
            await As(First).Send(new ImportFacts(upload, preview.Fingerprint), ct);
        });
    }
}
