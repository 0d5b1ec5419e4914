using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Evidence;

public sealed class TidyEvidenceTests
{
    [Fact]
    public async Task A_file_goes_when_no_row_has_named_it_for_30_days_and_not_a_day_earlier()
    {
        using var database = TestDatabase.Staffed();
        await using var agency = NamingUploads.Open(database);
        var kept = await Pictures.HandIn(agency.As("inspector"), Pictures.Jpeg(1));
        var left = await Pictures.HandIn(agency.As("inspector"), Pictures.Jpeg(2));
        await NamingUploads.Name(agency, kept);
        await Tidy(agency);
        Assert.Equal([kept, left], await Rows(agency));

        await Tidy(agency, days: 29);
        Assert.Equal([kept, left], await Rows(agency));
        await Tidy(agency, days: 1);
        Assert.Equal([kept], await Rows(agency));
        // Bytes go with the next run, when the loss of the row is certain.
        Assert.NotNull(await ReceiveFileTests.Stored(agency, left));
        await Tidy(agency, days: 1);
        Assert.Null(await ReceiveFileTests.Stored(agency, left));
        Assert.Contains(await agency.Audit(nameof(TidyEvidence)), e => e.SubjectKind == nameof(EvidenceFile));

        // Its 30 days begin when the last row stops naming it.
        await NamingUploads.Forget(agency);
        await Tidy(agency);
        await Tidy(agency, days: 29);
        Assert.Equal([kept], await Rows(agency));
        await NamingUploads.Name(agency, kept);
        await Tidy(agency, days: 5);
        await NamingUploads.Forget(agency);
        await Tidy(agency);
        await Tidy(agency, days: 29);
        Assert.Equal([kept], await Rows(agency));
        // Handed in again: they begin anew.
        await Pictures.HandIn(agency.As("inspector"), Pictures.Jpeg(1));
        await Tidy(agency, days: 2);
        Assert.Equal([kept], await Rows(agency));
        await Tidy(agency, days: 30);
        Assert.Empty(await Rows(agency));
    }

    [Fact]
    public async Task Bytes_whose_row_was_never_written_are_swept_and_may_come_again()
    {
        await using var agency = new Agency();
        var (sender, photo) = (agency.As("inspector"), Pictures.Jpeg());
        var content = await sender.Send(new StoreFile(Pictures.HashOf(photo), new(new MemoryStream(photo))));
        await Tidy(agency);
        Assert.Equal("Evidence.Again", await sender.Refused(new ReceiveFile(content)));
        await Pictures.HandIn(sender, photo);
        await Tidy(agency);
        Assert.Equal(photo, await ReceiveFileTests.Stored(agency, content.Hash));
    }

    private static async Task Tidy(Agency agency, int days = 0)
    {
        var clock = agency.Services.GetRequiredService<Clock>();
        clock.MoveTo(clock.Now.AddDays(days));
        await agency.Machine(Permission.RunJobs).Send(new TidyEvidence());
    }

    private static Task<List<string>> Rows(Agency agency) => agency.Do((AppDb db) => db.Set<EvidenceFile>().OrderBy(f => f.Id).Select(f => f.Hash).ToListAsync());
}
