using System.Diagnostics;
using System.Globalization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Operation;

public sealed class KillTests
{
    [Fact]
    public async Task A_server_killed_in_the_middle_of_its_work_has_kept_every_acknowledged_command_and_none_twice()
    {
        using var database = TestDatabase.Staffed();
        var acknowledged = await RunAndKill(database.Name, after: 100);

        await using var agency = new Agency(database);
        var kept = await Kept(agency);
        Assert.Empty(acknowledged.Except(kept));
        // At most the one command in each hand was stored without its answer having arrived.
        Assert.InRange(kept.Count, acknowledged.Count, acknowledged.Count + Writer.Hands);
        var begun = acknowledged.Max() + (2 * Writer.Hands);
        Assert.Equal(kept.Order(), (await agency.Do((AppDb db) => db.Set<LedgerEntry>().Select(e => e.CommandId).ToListAsync())).Intersect(Enumerable.Range(0, begun).Select(Writer.IdOf)).Select(NumberOf).Order());

        // Who got no answer sends again, under the same id; who got one may do so too.
        var sender = agency.As("coordinator");
        for (var number = 0; number < begun; number++)
        {
            await sender.Send(Writer.Command(number), Writer.IdOf(number));
        }

        Assert.Equal(Enumerable.Range(0, begun), (await Kept(agency)).Order());
        var audited = (await agency.Audit(nameof(RegisterUnit))).Where(e => e.Result == AuditResult.Done).GroupBy(e => e.SubjectId);
        Assert.All(audited, unit => Assert.Single(unit));
        await agency.Seal();
        var found = await agency.Check();
        Assert.True(found.Intact);
        Assert.Equal(0, found.Unsealed);
    }

    private static async Task<List<int>> RunAndKill(string database, int after)
    {
        using var server = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(KillTests).Assembly.Location, nameof(Writer), database])
        {
            RedirectStandardOutput = true,
        })!;
        List<int> acknowledged = [];
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            acknowledged.Add(int.Parse(line, CultureInfo.InvariantCulture));
            if (acknowledged.Count == after)
            {
                // kill -9: nothing is flushed, closed or said.
                server.Kill();
            }
        }

        await server.WaitForExitAsync();
        return acknowledged;
    }

    private static async Task<List<int>> Kept(Agency agency) =>
        [.. (await agency.Do((AppDb db) => db.Set<SupervisedUnit>().Where(u => u.Code.StartsWith("KT")).Select(u => u.Code).ToListAsync())).Select(code => int.Parse(code[2..], CultureInfo.InvariantCulture))];

    private static int NumberOf(Guid id) => BitConverter.ToInt32(id.ToByteArray(), 0) - 1;
}
