using CleanAgency.Core.Schemes;
using CleanAgency.Core.Sheets;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The scheme of 2025 and its next version, each imported and published before the round that first scores by it is planned.</summary>
internal sealed partial class DemoStory
{
    // By the code of the round that scores by it.
    private readonly Dictionary<string, Guid> schemes = [];

    private IEnumerable<Chapter> Schemes(CancellationToken ct)
    {
        var workbooks = scope.GetRequiredService<IWorkbooks>();
        yield return new(HalfYear.AddMonths(-14), async () => schemes["R1"] = await Publish(DemoSchemeBooks.Of2025, DemoSchemeBooks.Workbook2025(workbooks), null, ct));
        yield return new(HalfYear.AddMonths(-8), async () =>
        {
            // Made from the one before, so that the two can be compared.
            var next = await As(First).Send(new NewSchemeVersion(schemes["R1"], DemoSchemeBooks.Of2026), ct);
            schemes["R2"] = schemes["R3"] = await Publish(DemoSchemeBooks.Of2026, DemoSchemeBooks.Workbook2026(workbooks), next, ct);
        });
    }

    private async Task<Guid> Publish(string name, byte[] workbook, Guid? into, CancellationToken ct)
    {
        var upload = await As(First).Send(new UploadScheme($"{name}.xlsx", new(workbook)), ct);
        var preview = await As(First).Send(new SchemeImportPreview(upload, into), ct);
        var scheme = await As(First).Send(new ImportScheme(upload, into, preview.Fingerprint), ct);
        await As(First).Send(new PublishScheme(scheme), ct);
        return scheme;
    }
}
