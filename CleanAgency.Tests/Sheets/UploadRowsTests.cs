using CleanAgency.Core;
using CleanAgency.Core.Access;
using CleanAgency.Core.Sheets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Sheets;

public sealed class UploadRowsTests
{
    [Fact]
    public void An_own_upload_is_seen_and_a_foreign_one_is_not()
    {
        var (mine, other) = (new Actor(), new Actor());
        mine.Become(new(Guid.NewGuid(), "", "", ""), null);
        other.Become(Caller.Stranger(""), null);
        var uploads = new[] { new UploadedSheet(mine.Id, "", "", [], default), new UploadedSheet(Guid.NewGuid(), "", "", [], default), new UploadedSheet(Guid.Empty, "", "", [], default) };
        using var services = new ServiceCollection().AddCore().BuildServiceProvider();
        var rule = services.GetRequiredService<RowRule<UploadedSheet>>();
        Assert.Equal(mine.Id, Assert.Single(rule.Narrow(uploads.AsQueryable(), mine)).PersonId);
        Assert.Empty(rule.Narrow(uploads.AsQueryable(), other));
    }
}
