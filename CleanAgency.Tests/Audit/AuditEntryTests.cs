using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Audit;

[SpokenInChinese]
public sealed class AuditEntryTests
{
    [Fact]
    public async Task A_change_is_told_in_words_before_and_after()
    {
        await using var agency = new Agency();
        await agency.As("coordinator").Send(new EditUnit(agency.Unit("U01"), UnitField.Window, "False", 9));
        var card = await Newest(agency, nameof(EditUnit));
        Assert.Equal(new AuditDetails.Changed("服务窗口", "是", "否"), Assert.Single(card.Content.Changes));
        Assert.False(card.Content.MadeNew);
        Assert.Contains(new("单位", "区财政局"), card.Content.Message);
        Assert.Contains(new("项目", "服务窗口"), card.Content.Message);
    }

    [Fact]
    public async Task Roles_and_units_are_told_by_name()
    {
        await using var agency = new Agency();
        await agency.As("secadmin").Send(new GrantRole(agency.Person("leader"), Role.Coordinator));
        var granted = await Newest(agency, nameof(GrantRole));
        Assert.Contains(granted.Content.Changes, change => change is { Field: "角色", After: "统筹员" });
        Assert.Contains(new("人员", "示leader"), granted.Content.Message);

        await agency.As("sysadmin").Send(new TransferPerson(agency.Person("u01"), agency.Unit("U02"), "科员", new(2026, 1, 1)));
        Assert.Contains(new("单位", "区财政局", "区教育局"), (await Newest(agency, nameof(TransferPerson))).Content.Changes);
    }

    [Fact]
    public async Task A_refusal_is_told_as_it_was_said()
    {
        await using var agency = new Agency();
        await agency.As("coordinator").Refused(new EditUnit(agency.Unit("U01"), UnitField.Headcount, "many", 9));
        var card = await Newest(agency, nameof(EditUnit));
        Assert.Equal("在岗人数“many”不是整数。请填 12 这样的数字", card.Content.Why);
        Assert.Equal("区财政局", card.Row.Subject);
        await agency.Stranger.Send(new SignIn("u01", new("x"), "10.0.0.9"));
        Assert.Equal("用户名或密码不对", (await Newest(agency, nameof(CountSignIn))).Content.Why);
    }

    [Fact]
    public async Task An_entry_says_where_it_stands_in_the_chain_or_that_it_is_not_sealed()
    {
        await using var agency = new Agency();
        await agency.As("coordinator").Send(new EditUnit(agency.Unit("U01"), UnitField.Headcount, "21", 9));
        Assert.Null((await Newest(agency, nameof(EditUnit))).Seal);
        await agency.Seal();
        var seal = (await Newest(agency, nameof(EditUnit))).Seal!;
        Assert.Equal((64, (await agency.Audit()).Count), (seal.Hash.Length, (int)seal.Position));
    }

    [Fact]
    public async Task An_act_that_made_many_rows_names_the_others()
    {
        await using var agency = new Agency();
        var made = (await agency.Audit(nameof(SetUp)))[0];
        var card = await agency.As("auditor").Send(new AuditEntryCard(made.Id));
        Assert.Equal((2, "苏示宁"), (card.OthersInAll, card.Others[0].Subject));
        Assert.True(card.Content.MadeNew);
    }

    [Fact]
    public async Task Who_asks_for_an_entry_that_is_not_there_is_told_so()
    {
        await using var agency = new Agency();
        Assert.Equal("Common.Gone", await agency.As("auditor").Refused(new AuditEntryCard(long.MaxValue)));
    }

    [Fact]
    public async Task The_last_check_is_read_from_the_audit_itself()
    {
        await using var agency = new Agency();
        var auditor = agency.As("auditor");
        Assert.Null((await auditor.Try(new LastAuditCheck())).Answer);
        var entries = await agency.Seal();
        await agency.Check();
        await agency.Check();
        var last = (await auditor.Send(new LastAuditCheck()))!;
        Assert.Equal(("蒋示明", true, (long)entries, 1L), (last.Person, last.Finding.Intact, last.Finding.Sealed, last.Finding.Unsealed));
        Assert.Equal($"已封存{entries}条，未封存1条", (await agency.As("auditor").Send(new AuditEntryCard(last.Id))).Content.Note);
    }

    [Fact]
    public async Task The_last_check_leads_to_the_entry_that_was_altered()
    {
        await using var agency = new Agency();
        await agency.Seal();
        await agency.Sql(TestDatabase.OnPostgres ? """DROP TRIGGER "AuditEntry_append_only" ON "AuditEntry" """ : """DROP TRIGGER "AuditEntry_no_UPDATE" """);
        var victim = (await agency.Audit(nameof(RegisterUnit)))[1];
        await agency.Sql($"""UPDATE "AuditEntry" SET "Person" = 'Nobody' WHERE "Id" = {victim.Id}""");
        var found = await agency.Check();
        Assert.Equal(found with { Head = "" }, (await agency.As("auditor").Send(new LastAuditCheck()))!.Finding with { Head = "" });
        Assert.Equal(victim.Id, found.EntryId);
    }

    private static async Task<AuditEntryCard.Card> Newest(Agency agency, string action) =>
        await agency.As("auditor").Send(new AuditEntryCard((await agency.Audit(action))[^1].Id));
}
