using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Evidence;
using CleanAgency.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Operation;

/// <summary>The verb "backup FILE" in a process of its own, beside a server that goes on writing.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("backup").FullName;

    private string Zip => Path.Combine(folder, "agency.zip");

    private string Data => Path.Combine(folder, "data");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_backup_taken_while_the_server_writes_is_of_one_moment_and_starts_elsewhere()
    {
        using var database = TestDatabase.Staffed();
        await using var agency = await new Agency(database).Start();
        var hash = await Pictures.HandIn(agency.As("inspector"), Pictures.Jpeg());
        using var enough = new CancellationTokenSource();
        var (written, writing) = (new List<string>(), new TaskCompletionSource());
        var hand = Task.Run(() => Write(agency, written, writing, enough.Token));
        await writing.Task;
        var before = written.ToList();
        var (code, said) = await Backup(database.Settings.Select(s => $"--{s.Key}={s.Value}"));
        await enough.CancelAsync();
        await hand;
        if (TestDatabase.OnPostgres)
        {
            Assert.Equal(1, code);
            Assert.Contains($"--file={Zip}", said, StringComparison.Ordinal);
            return;
        }

        Assert.True(code == 0, said);
        Assert.True(written.Count > before.Count);
        Assert.Equal([Zip], Directory.GetFileSystemEntries(folder));
        await ZipFile.ExtractToDirectoryAsync(Zip, Data);
        await Starts();
        await using var restored = new Agency(database, new KeyValuePair<string, string?>("Database:ConnectionString", $"Data Source={Path.Combine(Data, "cleanagency.db")}"));
        Assert.Equal(Pictures.Jpeg(), await ReceiveFileTests.Stored(restored, hash));
        var kept = await restored.Do((AppDb db) => db.Set<SupervisedUnit>().Where(u => u.Code.StartsWith("BK")).ToDictionaryAsync(u => u.Code, u => (Guid?)u.Id));
        Assert.Empty(before.Except(kept.Keys));
        Assert.Empty(kept.Values.Except((await restored.Audit(nameof(RegisterUnit))).Select(e => e.SubjectId)));
        await restored.Seal();
        Assert.True((await restored.Check()).Intact);
        Assert.NotEqual(await Life(agency), await Life(restored));
        Assert.Equal("wal", await restored.Do(async (AppDb db) => (await db.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync()).Single()));
    }

    [Fact]
    public async Task It_says_what_it_will_not_do()
    {
        if (TestDatabase.OnPostgres)
        {
            return;
        }

        Assert.Contains("There is no database", (await Backup([$"--data={Data}"])).Said, StringComparison.Ordinal);
        using var database = TestDatabase.Staffed();
        var settings = database.Settings.Select(s => $"--{s.Key}={s.Value}").ToArray();
        await using (var agency = new Agency(database))
        {
            var hash = await Pictures.HandIn(agency.As("inspector"), Pictures.Jpeg());
            File.Delete(Path.Combine(Path.GetTempPath(), $"{database.Name}.evidence", hash[..2], hash));
        }

        var (code, said) = await Backup(settings);
        Assert.Equal(2, code);
        Assert.Contains("1 files that the database names", said, StringComparison.Ordinal);
        Assert.Contains("not overwritten", (await Backup(settings)).Said, StringComparison.Ordinal);
    }

    private static async Task Write(Agency agency, List<string> written, TaskCompletionSource writing, CancellationToken enough)
    {
        for (var number = 0; !enough.IsCancellationRequested; number++)
        {
            var code = $"BK{number.ToString("0000", CultureInfo.InvariantCulture)}";
            await agency.As("coordinator").Send(new RegisterUnit(code, Office.Profile(code)));
            written.Add(code);
            if (number == 20)
            {
                writing.SetResult();
            }
        }
    }

    private static Task<Guid> Life(Agency agency) => agency.Do((IDatabaseLife life) => life.Id(default).AsTask());

    private async Task Starts()
    {
        using var server = await ServerProcess.Start([$"--data={Data}"]);
        Assert.Equal(0, await server.Stop());
    }

    private async Task<(int Code, string Said)> Backup(IEnumerable<string> settings)
    {
        using var verb = Process.Start(new ProcessStartInfo("dotnet", ["CleanAgency.Web.dll", "backup", Zip, .. settings])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, complained) = (verb.StandardOutput.ReadToEndAsync(), verb.StandardError.ReadToEndAsync());
        await verb.WaitForExitAsync();
        return (verb.ExitCode, await said + await complained);
    }
}
