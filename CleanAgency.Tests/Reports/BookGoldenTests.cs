using CleanAgency.Core.Reports;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Reports;

/// <summary>
/// Every workbook of the demo district's decided round says what its golden text says. Where it shall say something else, look at the difference and renew them:
/// CLEANAGENCY_GOLDENS=$PWD/CleanAgency.Tests/Reports/Goldens dotnet test CleanAgency.Tests --filter BookGoldenTests
/// </summary>
public sealed class BookGoldenTests(BookGoldenTests.Desk desk) : IClassFixture<BookGoldenTests.Desk>
{
    private static readonly string? Renewed = Environment.GetEnvironmentVariable("CLEANAGENCY_GOLDENS");

    public static TheoryData<BookKind> Kinds => [.. Enum.GetValues<BookKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_says_what_its_golden_text_says(BookKind kind)
    {
        var text = GoldenText.Of(await desk.Bytes(kind));
        if (!string.IsNullOrEmpty(Renewed))
        {
            await File.WriteAllTextAsync(Path.Combine(Renewed, $"{kind}.txt"), text);
            return;
        }

        using var golden = new StreamReader(typeof(BookGoldenTests).Assembly.GetManifestResourceStream(typeof(BookGoldenTests), $"Goldens.{kind}.txt") ?? throw new FileNotFoundException($"There is no golden text of {kind}."));
        var difference = GoldenText.Difference(await golden.ReadToEndAsync(), text);
        Assert.True(difference.Length == 0, $"{kind}\n{difference}");
    }

    [Fact]
    public void What_differs_is_said_with_its_sheet_and_its_line()
    {
        const string Golden = "R2, office\n\n== 汇总\n   4 1 │ \"U42\"\n   5 2";
        Assert.Empty(GoldenText.Difference(Golden, Golden));
        Assert.Equal("== 汇总 line 4\n  golden    4 1 │ \"U42\"\n  now       4 1 │ \"U41\"", GoldenText.Difference(Golden, Golden.Replace("U42", "U41", StringComparison.Ordinal)));
        Assert.Equal("== 汇总 line 5\n  golden    5 2\n  now    –", GoldenText.Difference(Golden, Golden[..Golden.LastIndexOf('\n')]));
    }

    /// <summary>One district for all of them: nothing is changed in it.</summary>
    public sealed class Desk : IAsyncLifetime
    {
        private Agency agency = null!;
        private BookDesk books = null!;

        public async Task InitializeAsync() => books = await BookDesk.In(agency = await Agency.District());

        public async Task DisposeAsync() => await agency.DisposeAsync();

        public async Task<byte[]> Bytes(BookKind kind) => await books.Bytes("coordinator", await books.Compiled("coordinator", kind, "R2", kind == BookKind.UnitCard ? "U41" : null));
    }
}
