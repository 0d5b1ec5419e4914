using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Evidence;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Evidence;

public sealed class ReceiveFileTests
{
    [Fact]
    public async Task The_same_photo_is_stored_once_and_has_a_receipt_for_each_who_handed_it_in()
    {
        await using var agency = new Agency();
        await agency.As("secadmin").Send(new Core.People.GrantRole(agency.Person("nobody"), Role.Inspector));
        var photo = Pictures.Jpeg();
        for (var again = 0; again < 2; again++)
        {
            await Pictures.HandIn(agency.As("inspector"), photo);
            await Pictures.HandIn(agency.As("nobody"), photo);
        }

        var file = await agency.Do((AppDb db) => db.Set<EvidenceFile>().Include(f => f.Receipts).SingleAsync());
        Assert.Equal(new[] { agency.Person("inspector"), agency.Person("nobody") }.Order(), file.Receipts.Select(r => r.PersonId).Order());
        Assert.Equal(photo, await Stored(agency, file.Hash));
        Assert.Single(await agency.Services.GetRequiredService<IEvidenceStore>().All(default));
        Assert.DoesNotContain(await agency.Audit(nameof(ReceiveFile)), e => e.Result != AuditResult.Done);
    }

    [Fact]
    public async Task Ten_at_the_same_moment_are_one_file()
    {
        await using var agency = new Agency();
        var (sender, photo) = (agency.As("inspector"), Pictures.Jpeg());
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Pictures.HandIn(sender, photo))));
        Assert.Equal(1, await agency.Do((AppDb db) => db.Set<EvidenceReceipt>().CountAsync()));
    }

    [Fact]
    public async Task What_is_refused_leaves_neither_bytes_nor_a_row_and_the_audit_keeps_who_tried()
    {
        await using var agency = new Agency();
        var (inspector, store) = (agency.As("inspector"), agency.Services.GetRequiredService<IEvidenceStore>());
        Assert.Equal("Evidence.Tells", await inspector.Refused(new StoreFile(Pictures.HashOf(Pictures.Exif), new(new MemoryStream(Pictures.Exif)))));
        Assert.Equal("Access.Form", await inspector.Refused(new StoreFile("../../secret", new(new MemoryStream([1])))));
        Assert.Empty(await store.All(default));
        Assert.Equal(["Access.Form", "Evidence.Tells"], (await agency.Audit(nameof(StoreFile))).Select(e => e.Code!).Order());
        Assert.Equal("Evidence.Again", await inspector.Refused(new ReceiveFile(new(new('0', 64), EvidenceType.Jpeg, 3, 1, 1))));
    }

    [Fact]
    public async Task Two_servers_of_one_database_see_the_same_photos()
    {
        using var database = TestDatabase.Staffed();
        await using var one = new Agency(database);
        await using var other = new Agency(database);
        var hash = await Pictures.HandIn(one.As("inspector"), Pictures.Jpeg());
        Assert.Equal(Pictures.Jpeg(), await Stored(other, hash));
    }

    internal static async Task<byte[]?> Stored(Agency agency, string hash)
    {
        await using var bytes = await agency.Services.GetRequiredService<IEvidenceStore>().Open(hash, default);
        using var copy = new MemoryStream();
        await (bytes?.CopyToAsync(copy) ?? Task.CompletedTask);
        return bytes is null ? null : copy.ToArray();
    }
}
