using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Sheets;

public sealed class UploadRowsTests
{
    [Fact]
    public async Task An_upload_is_seen_by_the_person_who_made_it_and_by_nobody_else()
    {
        await using var agency = new Agency();
        var upload = await agency.As("coordinator").Send(new UploadUnits("a.xlsx", new([1, 2, 3])));
        Assert.NotEqual("Access.ForeignRow", (await agency.As("coordinator").Try(new UnitImportPreview(upload))).Code);
        Assert.Equal("Access.ForeignRow", await agency.As("coordinator2").Refused(new UnitImportPreview(upload)));
        Assert.Equal("Access.ForeignRow", await agency.As("coordinator2").Refused(new ImportUnits(upload, "")));
    }
}
