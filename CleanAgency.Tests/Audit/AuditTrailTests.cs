using System.Data.Common;
using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Audit;

public sealed class AuditTrailTests
{
    [Fact]
    public async Task A_command_whose_audit_cannot_be_written_fails_and_leaves_nothing()
    {
        await using var agency = new Agency();
        var (sender, id) = (agency.As("coordinator"), Guid.NewGuid());
        await agency.Sql("""ALTER TABLE "AuditEntry" RENAME TO "Hidden" """);
        await Assert.ThrowsAnyAsync<Exception>(() => sender.Try(new RegisterUnit("U90", Office.Profile("区档案馆")), id));
        await Assert.ThrowsAnyAsync<Exception>(() => sender.Try(new ExportUnits(new()), id));
        await agency.Sql("""ALTER TABLE "Hidden" RENAME TO "AuditEntry" """);
        Assert.Equal(0, await agency.Do((AppDb db) => db.Set<SupervisedUnit>().CountAsync(u => u.Code == "U90")));
        Assert.Equal(0, await agency.Do((AppDb db) => db.Set<LedgerEntry>().CountAsync(e => e.CommandId == id)));
        await sender.Send(new RegisterUnit("U90", Office.Profile("区档案馆")), id);
    }

    [Fact]
    public async Task A_refusal_is_audited_although_nothing_was_done()
    {
        await using var agency = new Agency();
        var unit = agency.Unit("U02");
        await agency.As("u01").Refused(new UnitCard(unit));
        var row = Assert.Single(await agency.Audit(nameof(UnitCard)));
        Assert.Equal((AuditResult.Refused, "Access.ForeignRow", "示u01", unit), (row.Result, row.Code, row.Person, row.SubjectId));

        await agency.As("coordinator").Refused(new EditUnit(unit, UnitField.Headcount, "many", 9));
        Assert.Equal("Units.NotWhole", Assert.Single(await agency.Audit(nameof(EditUnit))).Code);
    }

    [Fact]
    public async Task A_change_is_audited_with_what_it_was_and_what_it_is()
    {
        await using var agency = new Agency();
        var (sender, unit) = (agency.As("coordinator"), agency.Unit("U01"));
        await sender.Send(new EditUnit(unit, UnitField.Leader, "程示公", 9));
        await sender.Send(new EditUnit(unit, UnitField.Leader, "陆示平", 9));
        var newest = (await sender.Send(new UnitHistory(unit))).Rows[0];
        Assert.Equal(new AuditDetails.Changed("Leader", "程示公", "陆示平"), Assert.Single(newest.Changes));
        Assert.Equal(("示coordinator", nameof(EditUnit)), (newest.Person, newest.Action));
        var row = (await agency.Audit(nameof(EditUnit)))[^1];
        Assert.Equal(("10.0.0.1", "SupervisedUnit", "区财政局", AuditResult.Done), (row.From, row.SubjectKind, row.Subject, row.Result));
        Assert.InRange(DateTime.UtcNow - row.At, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task All_rows_of_one_act_have_the_same_moment()
    {
        await using var agency = new Agency();
        var rows = await agency.Audit(nameof(SetUp));
        Assert.Equal(3, rows.Count);
        Assert.Single(rows.Select(row => (row.ActId, row.At)).Distinct());
    }

    [Fact]
    public async Task Granting_and_withdrawing_name_the_person_whose_rights_changed()
    {
        await using var agency = new Agency();
        var leader = agency.Person("leader");
        await agency.As("secadmin").Send(new GrantRole(leader, Role.Coordinator));
        await agency.As("secadmin").Send(new WithdrawRole(leader, Role.Coordinator));
        Assert.Equal(leader, (await agency.Audit(nameof(GrantRole)))[^1].SubjectId);
        Assert.Contains("WithdrawnBy", (await agency.Audit(nameof(WithdrawRole)))[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_are_found_neither_in_the_audit_nor_in_the_ledger()
    {
        await using var agency = new Agency();
        string[] secrets = [Office.Password, "Lantern-Meadow-7", "Slip-Harbour-63", "Guess-Harbour-64"];
        await agency.As("u01").Send(new ChangePassword(new(secrets[0]), new(secrets[1])), Guid.NewGuid());
        await agency.As("u01").Refused(new ChangePassword(new(secrets[3]), new(secrets[1])), Guid.NewGuid());
        await agency.As("sysadmin").Send(new ResetPassword(agency.Person("u02"), new(secrets[2])), Guid.NewGuid());
        await agency.As("sysadmin").Send(new InvitePerson("fresh", "程示新", null, "", new(2026, 1, 1), new(secrets[2])), Guid.NewGuid());
        await agency.Stranger.Send(new SignIn("u01", new(secrets[3]), "10.0.0.9"));
        var hash = await agency.Do((AppDb db) => db.Users.Where(u => u.UserName == "u01").Select(u => u.PasswordHash).SingleAsync());
        var ledger = await agency.Do((AppDb db) => db.Set<LedgerEntry>().AsNoTracking().ToListAsync());
        var said = (await agency.Audit()).SelectMany(e => new[] { e.Details, e.Person, e.Subject, e.Code }).Concat(ledger.SelectMany(e => new[] { e.Body, e.Answer })).OfType<string>().ToList();
        Assert.All(secrets.Append(hash!), secret => Assert.DoesNotContain(said, text => text.Contains(secret, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""UPDATE "AuditEntry" SET "Person" = 'x'""")]
    [InlineData("""DELETE FROM "AuditEntry" """)]
    [InlineData("""UPDATE "AuditSeal" SET "Hash" = 'x'""")]
    [InlineData("""DELETE FROM "AuditSeal" """)]
    public async Task The_database_itself_refuses_to_change_or_delete_what_was_audited(string sql)
    {
        await using var agency = new Agency();
        await agency.Seal();
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => agency.Sql(sql));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.True((await agency.Check()).Intact);
    }
}
