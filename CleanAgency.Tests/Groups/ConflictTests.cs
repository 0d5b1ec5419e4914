using CleanAgency.Core.Notices;
using System.Globalization;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Groups;

[SpokenInChinese]
public sealed class ConflictTests
{
    private const string Secret = "配偶在该单位工作";

    [Fact]
    public async Task Kinship_is_read_by_the_person_and_the_coordinator_and_others_read_only_that_he_steps_back()
    {
        await using var agency = new Agency();
        var group = await Office.Group(agency, "G1", "inspector");
        var round = await Office.Round(agency);
        await agency.As("coordinator").Send(new AddMember(group, agency.Person("coordinator2"), GroupPost.Member, false));
        await agency.As("inspector").Send(new DeclareConflict(agency.Unit("U01"), Office.Kin));

        Assert.Contains(Secret, Reasons(await agency.As("inspector").Send(new GroupFile(group)), "U01"));
        Assert.Contains(Secret, Reasons(await agency.As("coordinator").Send(new GroupFile(group)), "U01"));
        Assert.Equal("示inspector须回避", Reasons(await agency.As("leader").Send(new GroupFile(group)), "U01"));

        var known = (await agency.As("coordinator").Send(new ConflictList(round, new("U01")))).Page.Rows.Single();
        var hidden = (await agency.As("leader").Send(new ConflictList(round, new("U01")))).Page.Rows.Single();
        Assert.Equal((ConflictKind.Kin, true), (known.Kind, known.ConflictId is not null));
        Assert.Equal((null, "示inspector须回避", null), (hidden.Kind, hidden.Said, hidden.ConflictId));
    }

    [Fact]
    public async Task What_was_confided_stands_in_no_audit_and_in_no_workbook_of_who_may_not_know()
    {
        await using var agency = new Agency();
        await Office.Group(agency, "G1", "inspector");
        var conflict = await agency.As("inspector").Send(new DeclareConflict(agency.Unit("U01"), Office.Kin));
        await agency.As("inspector").Refused(new DeclareConflict(agency.Unit("U01"), new(ConflictKind.OwnUnit, Secret)));
        await agency.As("inspector").Send(new WithdrawConflict(conflict, new("与配偶已离婚")));
        Assert.All(await agency.Audit(), e => Assert.False(e.Details.Contains("配偶", StringComparison.Ordinal) || e.Details.Contains("Kin", StringComparison.Ordinal), e.Details));
        var line = (await agency.Audit(nameof(DeclareConflict)))[0];
        Assert.Equal(nameof(Conflict), line.SubjectKind);
        Assert.Contains(agency.Unit("U01").ToString(), line.Details);
    }

    [Fact]
    public async Task A_transfer_is_a_conflict_the_moment_it_is_entered()
    {
        await using var agency = new Agency();
        var group = await Office.Group(agency, "G1", "inspector");
        var today = agency.Services.GetService(typeof(Clock)) is Clock clock ? clock.Today : default;
        await agency.As("coordinator").Send(new Core.Rounds.EditRound(await Office.Round(agency), Core.Rounds.RoundField.To, today.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), int.MaxValue));
        Assert.Equal(["区教育局"], (await agency.As("leader").Send(new GroupFile(group))).Barred.Select(b => b.Unit));
        await agency.As("sysadmin").Send(new TransferPerson(agency.Person("inspector"), agency.Unit("U01"), "科长", today));
        var file = await agency.As("leader").Send(new GroupFile(group));
        Assert.Equal($"示inspector{today.Year}年{today.Month}月{today.Day}日调入该单位", Reasons(file, "U01"));
        Assert.Equal($"示inspector{today.Year}年{today.Month}月{today.Day}日前在该单位任职", Reasons(file, "U02"));
    }

    [Fact]
    public async Task The_form_is_signed_with_the_own_name_and_again_after_a_change()
    {
        await using var agency = new Agency();
        await Office.Group(agency, "G1", "inspector");
        var (inspector, round) = (agency.As("inspector"), await Office.Round(agency));
        On(agency, new(2026, 11, 20));
        Assert.Contains((await inspector.Waits()), i => i.Kind == NoticeKind.DeclarationUnsigned);
        Assert.Equal("Groups.SignedOther", await inspector.Refused(new SignDeclaration(round, "示nobody")));
        await inspector.Send(new SignDeclaration(round, " 示inspector "));
        Assert.Equal(0, (await inspector.Send(new MyConflicts())).Form.LastSignature!.Items);
        Assert.DoesNotContain((await inspector.Waits()), i => i.Kind == NoticeKind.DeclarationUnsigned);
        Assert.Empty((await agency.As("leader").Send(new ConflictList(round, new()))).Undeclared);

        await inspector.Send(new DeclareConflict(agency.Unit("U01"), Office.Kin));
        Assert.True((await inspector.Send(new MyConflicts())).Form.ChangedSince);
        await inspector.Send(new SignDeclaration(round, "示inspector"));
        var form = (await inspector.Send(new MyConflicts())).Form;
        Assert.Equal((1, false), (form.LastSignature!.Items, form.ChangedSince));
        Assert.Equal(["区教育局"], form.Inferred.Select(k => k.Unit));
    }

    [Fact]
    public async Task The_form_of_each_round_is_within_reach_and_stays_as_it_was_signed_when_the_round_is_over()
    {
        await using var agency = new Agency();
        await Office.Group(agency, "G1", "inspector");
        var (inspector, over) = (agency.As("inspector"), await Office.Round(agency));
        On(agency, new(2026, 11, 20));
        var conflict = await inspector.Send(new DeclareConflict(agency.Unit("U01"), Office.Kin));
        await inspector.Send(new SignDeclaration(over, "示inspector"));
        On(agency, new(2027, 1, 4));
        var next = await agency.As("coordinator").Send(new PlanRound("R2", Office.Period with { Name = "2027上半年督导", Year = 2027, From = new(2027, 2, 1), To = new(2027, 6, 30) }, CopyLast: false));
        await inspector.Send(new WithdrawConflict(conflict, new("亲属已调离")));

        var planned = await inspector.Send(new MyConflicts());
        Assert.Equal([next, over], planned.Rounds.Select(r => r.Id));
        Assert.Equal((next, 0, null), (planned.Form.Round!.Id, planned.Form.Items.Count(), planned.Form.Covering));
        var signed = (await inspector.Send(new MyConflicts(over))).Form;
        Assert.Equal((true, 1, 1), (signed.Round!.Over, signed.Items.Count(), signed.Covering!.Items));
        Assert.Equal("Groups.RoundOver", await inspector.Refused(new SignDeclaration(over, "示inspector")));
    }

    [Fact]
    public async Task The_coordinator_alone_reads_the_form_of_another_and_the_audit_keeps_that_he_did()
    {
        await using var agency = new Agency();
        await Office.Group(agency, "G1", "inspector");
        var (round, inspector) = (await Office.Round(agency), agency.Person("inspector"));
        await agency.As("inspector").Send(new DeclareConflict(agency.Unit("U01"), Office.Kin));
        Assert.Equal(Secret, Assert.Single((await agency.As("coordinator").Send(new DeclarationOf(round, inspector))).Items).Ground);
        Assert.Equal("Access.NoRight", await agency.As("leader").Refused(new DeclarationOf(round, inspector)));
        Assert.Equal("Access.NoRight", await agency.As("inspector").Refused(new DeclarationOf(round, inspector)));
        // Whoever has nothing to do with the round has no form for it.
        Assert.Equal("Common.Gone", await agency.As("coordinator").Refused(new DeclarationOf(round, agency.Person("nobody"))));
        var read = (await agency.Audit(nameof(DeclarationOf))).Where(e => e.Result == AuditResult.Done).ToList();
        Assert.Contains(inspector.ToString(), Assert.Single(read).Details);
        Assert.DoesNotContain("配偶", read[0].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_office_entered_only_the_office_withdraws()
    {
        await using var agency = new Agency();
        await Office.Group(agency, "G1", "inspector");
        var round = await Office.Round(agency);
        var conflict = await agency.As("coordinator").Send(new EnterConflict(agency.Person("inspector"), agency.Unit("U01"), new(ConflictKind.Superior, "分管领导曾任该局局长"), new(2026, 1, 1)));
        Assert.Equal("Groups.EnteredByOffice", await agency.As("inspector").Refused(new WithdrawConflict(conflict, new("没有这回事"))));
        await agency.As("coordinator").Send(new WithdrawConflict(conflict, new("核实后不成立")));
        Assert.DoesNotContain((await agency.As("coordinator").Send(new ConflictList(round, new()))).Page.Rows, r => r.UnitCode == "U01");
        Assert.Equal("U01", Assert.Single((await agency.As("coordinator").Send(new ConflictList(round, new(Withdrawn: true)))).Page.Rows).UnitCode);
    }

    [Theory]
    [InlineData(ConflictKind.FormerUnit, "三年内在该单位任职")]
    [InlineData(ConflictKind.Kin, " ")]
    public async Task What_the_system_infers_and_what_says_nothing_is_not_declared(ConflictKind kind, string text)
    {
        await using var agency = new Agency();
        Assert.Equal("Access.Form", await agency.As("inspector").Refused(new DeclareConflict(agency.Unit("U01"), new(kind, text))));
    }

    private static void On(Agency agency, DateOnly day) => agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(day, new(9, 0)));

    private static string Reasons(GroupFile.File file, string unit) => string.Join('；', file.Barred.Single(b => b.Code == unit).Reasons);
}
