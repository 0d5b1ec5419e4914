using CleanAgency.Core.Evidence;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Reports;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Reports;

/// <summary>Where the tests have workbooks compiled.</summary>
internal sealed class BookDesk
{
    private readonly Agency agency;
    private readonly Dictionary<string, Guid> rounds;
    private readonly Dictionary<string, Guid> units;

    private BookDesk(Agency agency, Dictionary<string, Guid> rounds, Dictionary<string, Guid> units) => (this.agency, this.rounds, this.units) = (agency, rounds, units);

    public static async Task<BookDesk> In(Agency agency) => new(
        agency, await agency.Do((AppDb db) => db.Set<Round>().ToDictionaryAsync(round => round.Code, round => round.Id)), await agency.Do((AppDb db) => db.Set<SupervisedUnit>().ToDictionaryAsync(unit => unit.Code, unit => unit.Id)));

    public Guid Round(string code) => rounds[code];

    public BookOrder Order(BookKind kind, string round, string? unit = null, int? version = null) => new(kind, rounds[round], unit is null ? null : units[unit], version);

    public async Task<Guid> Compiled(string account, BookKind kind, string round, string? unit = null, int? version = null)
    {
        var id = await agency.As(account).Send(new AskForBook(Order(kind, round, unit, version)));
        await agency.RunJobs();
        var state = await agency.As(account).Send(new BookState(id));
        return state!.State == JobState.Done ? id : throw new InvalidOperationException($"{kind} of {round} is {state.State}: {state.Failure}");
    }

    public Task<string> Refused(string account, BookKind kind, string round, string? unit = null, int? version = null) => agency.As(account).Refused(new AskForBook(Order(kind, round, unit, version)));

    public async Task<byte[]> Bytes(string account, Guid book)
    {
        var fetched = await agency.As(account).Send(new FetchBook(book));
        await using var stored = await agency.Services.GetRequiredService<IEvidenceStore>().Open(fetched!.Hash, CancellationToken.None) ?? throw new InvalidOperationException("Nothing is stored.");
        using var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Read by the reader of uploads, which had no part in writing it.</summary>
    public RawWorkbook Read(byte[] bytes) => agency.Services.GetRequiredService<IWorkbooks>().Read(new MemoryStream(bytes));
}
