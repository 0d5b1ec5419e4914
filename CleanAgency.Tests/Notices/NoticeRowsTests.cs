using CleanAgency.Core.Notices;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Notices;

/// <summary>Everybody reads his own notices, whatever else he may see.</summary>
public sealed class NoticeRowsTests
{
    [Fact]
    public async Task Nobody_reads_or_marks_what_another_was_told()
    {
        await using var agency = await Agency.District();
        var own = (await agency.As("coordinator").Waits()).Select(line => line.Id).ToHashSet();
        Assert.NotEmpty(own);
        foreach (var account in new[] { "leader", "sysadmin", "auditor", "p06", "u30" })
        {
            var other = agency.As(account);
            Assert.DoesNotContain((await other.Send(new Inbox())).Lines, line => own.Contains(line.Id));
            await other.Send(new ReadNotices(own.First()));
        }

        Assert.False((await agency.As("coordinator").Send(new Inbox())).Lines.Single(line => line.Id == own.First()).Read);
    }
}
