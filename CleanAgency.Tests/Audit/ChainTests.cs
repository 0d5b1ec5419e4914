using System.Data.Common;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Audit;

public sealed class ChainTests
{
    [Fact]
    public async Task Committed_rows_are_chained_by_themselves()
    {
        await using var agency = await new Agency().Start();
        await Edit(agency, 3);
        while (await Unsealed(agency) > 0)
        {
            await Task.Delay(20);
        }

        Assert.True((await agency.Check()).Intact);
    }

    [Fact]
    public async Task No_row_can_be_replaced_under_its_key()
    {
        await using var agency = new Agency();
        await Edit(agency, 1);
        await agency.Seal();
        // On SQLite REPLACE deletes without asking the delete trigger; PostgreSQL's way to the same is an upsert.
        foreach (var (table, key) in new[] { ("AuditEntry", "Id"), ("AuditSeal", "Position") })
        {
            var columns = await agency.Do(async (AppDb db) => string.Join(',', (await Task.FromResult(db.Model.GetEntityTypes().Single(t => t.GetTableName() == table))).GetProperties().Select(p => $"\"{p.GetColumnName()}\"")));
            var upsert = TestDatabase.OnPostgres
                ? $"insert into \"{table}\" ({columns}) overriding system value select {columns} from \"{table}\" limit 1 on conflict (\"{key}\") do update set \"{key}\" = excluded.\"{key}\""
                : $"replace into \"{table}\" ({columns}) select {columns} from \"{table}\" limit 1";
            await Assert.ThrowsAnyAsync<DbException>(() => agency.Sql(upsert));
        }

        Assert.True((await agency.Check()).Intact);
    }

    [Fact]
    public async Task The_check_reports_what_is_not_sealed_yet_as_such()
    {
        await using var agency = new Agency();
        await agency.Seal();
        await Edit(agency, 3);
        var found = await agency.Check();
        Assert.Equal((3, true), (found.Unsealed, found.Intact));
        // The three and the row of the check itself.
        Assert.Equal(4, await agency.Seal());
    }

    [Fact]
    public async Task The_check_names_exactly_the_row_that_was_altered()
    {
        await using var agency = await Tampered("UPDATE");
        var victim = (await agency.Audit(nameof(RegisterUnit)))[1];
        await agency.Sql($"""UPDATE "AuditEntry" SET "Person" = 'Nobody' WHERE "Id" = {victim.Id}""");
        Assert.Equal((VerifyAuditChain.Break.Altered, victim.Id), await Found(agency));
    }

    [Fact]
    public async Task The_check_names_exactly_the_row_that_was_removed()
    {
        await using var agency = await Tampered("DELETE");
        var victim = (await agency.Audit(nameof(RegisterUnit)))[1];
        await agency.Sql($"""DELETE FROM "AuditEntry" WHERE "Id" = {victim.Id}""");
        Assert.Equal((VerifyAuditChain.Break.Removed, victim.Id), await Found(agency));
    }

    [Fact]
    public async Task A_row_that_was_taken_out_together_with_its_seal_is_missed()
    {
        await using var agency = await Tampered("DELETE");
        var victim = (await agency.Audit(nameof(RegisterUnit)))[1];
        await agency.Sql($"""DELETE FROM "AuditSeal" WHERE "EntryId" = {victim.Id}""");
        await agency.Sql($"""DELETE FROM "AuditEntry" WHERE "Id" = {victim.Id}""");
        Assert.Equal(VerifyAuditChain.Break.SealMissing, (await Found(agency)).Break);
    }

    [Fact]
    public async Task A_broken_chain_is_itself_audited_as_a_failure()
    {
        await using var agency = await Tampered("UPDATE");
        await agency.Sql("""UPDATE "AuditEntry" SET "Person" = 'Nobody' WHERE "Id" = (SELECT MIN("Id") FROM "AuditEntry")""");
        await agency.Check();
        var row = (await agency.Audit(nameof(VerifyAuditChain)))[^1];
        Assert.Equal((AuditResult.Failed, "Audit.Break.Altered"), (row.Result, row.Code));
    }

    [Fact]
    public async Task Two_sealers_at_once_do_no_harm()
    {
        await using var agency = new Agency();
        await using var other = new Agency(agency.Database);
        await Task.WhenAll(
            Task.Run(() => Edit(agency, 30)),
            Task.Run(() => SealOften(agency)),
            Task.Run(() => SealOften(other)));
        await agency.Seal();
        Assert.Equal(0, await Unsealed(agency));
        Assert.True((await agency.Check()).Intact);
    }

    private static async Task SealOften(Agency agency)
    {
        for (var i = 0; i < 15; i++)
        {
            await agency.Seal();
        }
    }

    private static async Task Edit(Agency agency, int times)
    {
        var (sender, unit) = (agency.As("coordinator"), agency.Unit("U01"));
        for (var i = 0; i < times; i++)
        {
            await sender.Send(new EditUnit(unit, UnitField.Headcount, $"{Random.Shared.Next(100, 90_000)}", int.MaxValue));
        }
    }

    private static Task<int> Unsealed(Agency agency) =>
        agency.Do((AppDb db) => db.Set<AuditEntry>().CountAsync(e => !db.Set<AuditSeal>().Any(s => s.EntryId == e.Id)));

    // Somebody with the database's own password and time.
    private static async Task<Agency> Tampered(string act)
    {
        var agency = new Agency();
        await agency.Seal();
        Assert.True((await agency.Check()).Intact);
        foreach (var table in new[] { "AuditEntry", "AuditSeal" })
        {
            await agency.Sql(TestDatabase.OnPostgres ? $"""DROP TRIGGER "{table}_append_only" ON "{table}" """ : $"""DROP TRIGGER "{table}_no_{act}" """);
        }

        return agency;
    }

    private static async Task<(VerifyAuditChain.Break Break, long? EntryId)> Found(Agency agency)
    {
        var found = await agency.Check();
        return (found.Break, found.EntryId);
    }
}
