using System.Reflection;
using System.Text.Json;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Sheets;

[SpokenInChinese]
public sealed class UploadTests
{
    private sealed record UploadBureaus(string FileName, FileBytes File) : KeepUpload(FileName, File);

    private sealed record UploadTallies(string FileName, FileBytes File) : KeepUpload(FileName, File);

    [Fact]
    public void An_upload_opens_only_for_the_import_it_was_made_for()
    {
        var file = RawXlsx.Bureaus(RawXlsx.Row()).File();
        var upload = new UploadedSheet(Guid.NewGuid(), nameof(UploadBureaus), "单位.xlsx", file, DateTime.UnixEpoch);
        Assert.Single(upload.OpenFor<UploadBureaus>(Books.Workbooks).Sheets);
        Assert.Equal("Common.Gone", Assert.Throws<RuleBroken>(() => upload.OpenFor<UploadTallies>(Books.Workbooks)).Code);
    }

    [Fact]
    public void The_content_of_a_file_reaches_neither_ledger_nor_audit_nor_log()
    {
        var message = new UploadBureaus("单位.xlsx", new("secret"u8.ToArray()));
        var json = JsonSerializer.Serialize(message);
        Assert.Contains("2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b", json, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(message.File.Bytes), json, StringComparison.Ordinal);
        Assert.NotNull(typeof(UploadedSheet).GetProperty(nameof(UploadedSheet.Bytes))!.GetCustomAttribute<NotAuditedAttribute>());
        Assert.DoesNotContain("secret", message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_of_yesterday_are_purged_and_those_of_today_stay()
    {
        await using var agency = new Agency();
        var now = agency.Services.GetRequiredService<Clock>().Now;
        await agency.Do((AppDb db) =>
        {
            db.AddRange(new UploadedSheet(Guid.NewGuid(), "a", "old.xlsx", [1], now.AddHours(-25)), new UploadedSheet(Guid.NewGuid(), "a", "new.xlsx", [1], now.AddHours(-23)));
            return db.SaveChangesAsync();
        });
        await agency.Machine(Permission.RunJobs).Send(new PurgeUploads());
        Assert.Equal(["new.xlsx"], await agency.Do((AppDb db) => db.Set<UploadedSheet>().Select(upload => upload.FileName).ToListAsync()));
    }
}
