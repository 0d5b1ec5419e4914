using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Evidence;

/// <summary>A feature that names files, played by uploads: the name of such a row is the hash of a file, and only who made it sees it.</summary>
internal sealed class NamingUploads(IAppDb db, Rows<UploadedSheet> rows) : INamesEvidence
{
    public IQueryable<string> All => db.Set<UploadedSheet>().Select(u => u.FileName);

    public IQueryable<string> SeenBy(Actor actor) => rows.Visible.Select(u => u.FileName);

    public static Agency Open(TestDatabase database) => new(database, [], services => services.AddScoped<INamesEvidence, NamingUploads>());

    public static Task Name(Agency agency, string hash) => agency.As("coordinator").Send(new UploadUnits(hash, new([1])));

    public static Task Forget(Agency agency) => agency.Do((AppDb db) => db.Set<UploadedSheet>().ExecuteDeleteAsync());
}

public sealed class EvidenceRowsTests
{
    [Fact]
    public async Task A_file_is_for_whoever_handed_it_in_and_for_whoever_sees_a_row_that_names_it()
    {
        using var database = TestDatabase.Staffed();
        await using var agency = NamingUploads.Open(database);
        var hash = await Pictures.HandIn(agency.As("inspector"), Pictures.Jpeg());
        Assert.Equal((EvidenceType.Jpeg, 12), (await Found(agency, "inspector", hash) is { } file ? (file.Type, file.Width) : default));
        foreach (var other in new[] { "leader", "coordinator", "coordinator2", "u01" })
        {
            Assert.Null(await Found(agency, other, hash));
        }

        await NamingUploads.Name(agency, hash);
        Assert.NotNull(await Found(agency, "coordinator", hash));
        Assert.Null(await Found(agency, "coordinator2", hash));
        Assert.NotNull(await Found(agency, "inspector", hash));
    }

    private static Task<EvidenceContent?> Found(Agency agency, string account, string hash) => agency.As(account).Send(new FindFile(hash))!;
}
