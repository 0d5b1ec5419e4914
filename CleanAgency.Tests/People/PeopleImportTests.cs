using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Sheets;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.People;

[SpokenInChinese]
public sealed class PeopleImportTests
{
    private static readonly DateOnly March = new(2019, 3, 1);
    private static readonly DateOnly May = new(2026, 5, 6);

    [Fact]
    public async Task An_export_that_comes_back_changes_nothing()
    {
        await using var agency = new Agency();
        var file = await agency.As("sysadmin").Send(new ExportPeople(new()));
        var upload = await agency.As("sysadmin").Send(new UploadPeople(file.Name, new(file.Bytes)));
        var before = await People(agency);
        var preview = await Preview(agency, upload);
        Assert.Equal((Office.People.Length, Office.People.Length, 0, 0), (preview.Total, preview.Counts[VerdictKind.Unchanged], preview.ToWrite, preview.Proposals));
        await Import(agency, upload);
        Assert.Equal(before, await People(agency));
    }

    [Fact]
    public async Task Newcomers_sign_in_with_the_password_of_their_slip_and_have_to_change_it()
    {
        await using var agency = new Agency();
        var slips = await Import(agency, await Upload(agency, Row("p01"), Row("p02") with { UnitCode = "", Title = "", Since = null }));
        Assert.Equal(["p01", "p02"], slips.Select(s => s.Account).Order());
        foreach (var slip in slips)
        {
            var door = await agency.Stranger.Send(new SignIn(slip.Account, slip.OneTime, "10.0.0.1"));
            Assert.Equal((SignInState.Welcome, true), (door.State, door.MustChangePassword));
        }

        Assert.Equal(2, slips.Select(s => s.OneTime.Value).Distinct().Count());
        var file = await agency.As("sysadmin").Send(new PersonFile(agency.Person("p01")));
        Assert.Equal(("程示新", "区教育局", "科员", May), (file.Name, file.Unit, file.Title, Assert.Single(file.Postings).From));
    }

    [Fact]
    public async Task No_password_is_kept_readable_anywhere()
    {
        await using var agency = new Agency();
        var slip = Assert.Single(await Import(agency, await Upload(agency, Row("p01")), Guid.NewGuid()));
        Assert.All(await agency.Audit(), entry => Assert.DoesNotContain(slip.OneTime.Value, entry.Details, StringComparison.Ordinal));
        Assert.All(await agency.Audit(), entry => Assert.DoesNotContain(slip.Hash.Value, entry.Details, StringComparison.Ordinal));
        var ledger = await agency.Do((AppDb db) => db.Set<LedgerEntry>().AsNoTracking().ToListAsync());
        Assert.All(ledger, entry => Assert.DoesNotContain(slip.OneTime.Value, entry.Body + entry.Answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_of_the_list_is_a_proposal_and_gives_no_right()
    {
        await using var agency = new Agency();
        await Import(agency, await Upload(agency, Row("p01") with { Roles = [Role.Inspector, Role.Coordinator] }));
        Assert.Empty((await agency.As("sysadmin").Send(new PersonFile(agency.Person("p01")))).RolesNow);
        var open = await agency.As("secadmin").Send(new RoleProposals());
        Assert.Equal([Role.Coordinator, Role.Inspector], open.Page.Rows.Select(line => line.Role));
        Assert.All(open.Page.Rows, line => Assert.Null(line.WhyNot));
    }

    [Fact]
    public async Task Roles_that_somebody_holds_or_waits_for_are_not_asked_for_again_and_none_is_taken_away()
    {
        await using var agency = new Agency();
        var row = Row("u02") with { Name = "示u02", UnitCode = "", Title = "", Since = null, Roles = [Role.Inspector] };
        var upload = await Upload(agency, row);
        Assert.Equal(new FieldChange("角色", "单位联络员", "督导组成员、单位联络员"), Assert.Single(Assert.Single((await Preview(agency, upload)).Page.Rows).Changes));
        await Import(agency, upload);
        Assert.Equal(VerdictKind.Unchanged, Assert.Single((await Preview(agency, await Upload(agency, row))).Page.Rows).Kind);
        Assert.Equal([Role.UnitLiaison], (await agency.As("sysadmin").Send(new PersonFile(agency.Person("u02")))).RolesNow);
    }

    [Fact]
    public async Task Another_unit_with_its_day_is_a_transfer()
    {
        await using var agency = new Agency();
        await Import(agency, await Upload(agency, Row("u02") with { Name = "示u02", UnitCode = "U01", Title = "副局长", Since = May }));
        var file = await agency.As("sysadmin").Send(new PersonFile(agency.Person("u02")));
        Assert.Equal([("区财政局", "副局长", May, null), ("区教育局", "", March, May.AddDays(-1))], file.Postings.Select(p => (p.Unit, p.Title, p.From, p.Until)));
    }

    [Fact]
    public async Task Only_another_day_corrects_when_the_posting_began()
    {
        await using var agency = new Agency();
        await agency.As("sysadmin").Send(new TransferPerson(agency.Person("u02"), agency.Unit("U01"), "科长", May));
        await Import(agency, await Upload(agency, Row("u02") with { Name = "示u02", UnitCode = "U01", Title = "科长", Since = May.AddDays(-30) }));
        var file = await agency.As("sysadmin").Send(new PersonFile(agency.Person("u02")));
        Assert.Equal([(May.AddDays(-30), null), (March, May.AddDays(-31))], file.Postings.Select(p => (p.From, p.Until)));
    }

    [Fact]
    public async Task A_name_is_corrected_and_found_by_its_new_pinyin()
    {
        await using var agency = new Agency();
        await Import(agency, await Upload(agency, Row("u02") with { Name = "龚示礼", UnitCode = "", Title = "", Since = null }));
        Assert.Equal("u02", Assert.Single((await agency.As("sysadmin").Send(new PersonList(new("gsl")))).Rows).Account);
    }

    public static TheoryData<string, PersonRow, SheetColumn<PersonRow>> Refusals() => new()
    {
        { "Access.AccountForm", Row("p") , PeopleSheet.Layout.Account },
        { "People.NameForm", Row("p01") with { Name = "程" }, PeopleSheet.Layout.PersonName },
        { "People.NoSuchUnit", Row("p01") with { UnitCode = "U99" }, PeopleSheet.Layout.UnitCode },
        { "People.PostingWithoutUnit", Row("p01") with { UnitCode = "" }, PeopleSheet.Layout.UnitCode },
        { "People.PostingWithoutDay", Row("p01") with { Since = null }, PeopleSheet.Layout.Since },
        { "People.PostingAhead", Row("p01") with { Since = new(2199, 1, 1) }, PeopleSheet.Layout.Since },
        { "People.LiaisonWithoutUnit", Row("p01") with { UnitCode = "", Since = null, Roles = [Role.UnitLiaison] }, PeopleSheet.Layout.Roles },
        { "People.ProposalsExclude", Row("p01") with { Roles = [Role.Auditor, Role.Inspector] }, PeopleSheet.Layout.Roles },
        { "People.RolesExclude", Row("auditor") with { UnitCode = "", Since = null, Title = "", Roles = [Role.Leader] }, PeopleSheet.Layout.Roles },
        { "People.PostingWithoutDay", Row("u02") with { UnitCode = "U01", Since = null }, PeopleSheet.Layout.Since },
        { "People.TransferBeforePosting", Row("u02") with { UnitCode = "U01", Since = March }, PeopleSheet.Layout.Since },
        { "People.TransferAhead", Row("u02") with { UnitCode = "U01", Since = new(2199, 1, 1) }, PeopleSheet.Layout.Since },
        { "People.PostingAhead", Row("u02") with { Title = "", Since = new(2199, 1, 1) }, PeopleSheet.Layout.Since },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_breaks_a_rule_is_refused_at_its_cell_and_nothing_is_written(string code, PersonRow row, SheetColumn<PersonRow> at)
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, Row("p09"), row);
        var (before, preview) = (await People(agency), await Preview(agency, upload));
        var refused = Assert.Single(preview.Page.Rows, v => v.Kind == VerdictKind.Refused);
        Assert.Contains((code, new CellRange(refused.Number, at.Index)), refused.Problems.Select(p => (p.Code, p.Where)));
        Assert.Equal("Sheets.SomeRefused", await agency.As("sysadmin").Refused(new ImportPeople(upload, preview.Fingerprint, await Hashes(agency, preview))));
        Assert.Equal(before, await People(agency));
    }

    [Fact]
    public async Task The_first_day_is_not_moved_before_the_posting_before()
    {
        await using var agency = new Agency();
        await agency.As("sysadmin").Send(new TransferPerson(agency.Person("u02"), agency.Unit("U01"), "", May));
        var preview = await Preview(agency, await Upload(agency, Row("u02") with { UnitCode = "U01", Title = "", Since = March }));
        Assert.Equal("People.PostingBeforeLast", Assert.Single(Assert.Single(preview.Page.Rows).Problems).Code);
    }

    [Fact]
    public async Task What_changed_after_the_preview_is_not_overwritten()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, Row("p01"), Row("u02") with { Name = "龚示礼", UnitCode = "", Title = "", Since = null });
        var preview = await Preview(agency, upload);
        await agency.As("sysadmin").Send(new TransferPerson(agency.Person("u02"), agency.Unit("U01"), "科长", May));
        Assert.Equal("Sheets.ChangedSince", await agency.As("sysadmin").Refused(new ImportPeople(upload, preview.Fingerprint, await Hashes(agency, preview))));
    }

    [Fact]
    public async Task A_newcomer_without_a_slip_is_not_opened()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, Row("p01"));
        var preview = await Preview(agency, upload);
        Assert.Equal("Sheets.ChangedSince", await agency.As("sysadmin").Refused(new ImportPeople(upload, preview.Fingerprint, new(new Dictionary<string, Secret>()))));
    }

    [Fact]
    public async Task The_same_confirmation_twice_is_one_import()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, Row("p01"));
        var preview = await Preview(agency, upload);
        var (import, id) = (new ImportPeople(upload, preview.Fingerprint, await Hashes(agency, preview)), Guid.NewGuid());
        await agency.As("sysadmin").Send(import, id);
        await agency.As("sysadmin").Send(import, id);
        Assert.Single((await agency.As("sysadmin").Send(new PersonList(new("p01")))).Rows);
    }

    [Fact]
    public async Task Slips_are_made_in_portions()
    {
        await using var agency = new Agency();
        Assert.Equal("Access.Form", await agency.As("sysadmin").Refused(new MakeSlips([.. Enumerable.Range(0, MakeSlips.Most + 1).Select(i => $"p{i:000}")])));
    }

    private static PersonRow Row(string account) => new(account, "程示新", "U02", "科员", [], May);

    private static Task<Guid> Upload(Agency agency, params PersonRow[] rows) =>
        agency.As("sysadmin").Send(new UploadPeople("人员.xlsx", new(agency.Services.GetRequiredService<IWorkbooks>().Write("x", PeopleSheet.Layout.With(rows)))));

    private static Task<PeopleImportPreview.Answer> Preview(Agency agency, Guid upload) => agency.As("sysadmin").Send(new PeopleImportPreview(upload));

    private static async Task<IReadOnlyList<MakeSlips.Slip>> Import(Agency agency, Guid upload, Guid? id = null)
    {
        var preview = await Preview(agency, upload);
        var slips = await agency.As("sysadmin").Send(new MakeSlips([.. preview.Newcomers.Select(n => n.Account)]));
        await agency.As("sysadmin").Send(new ImportPeople(upload, preview.Fingerprint, new(slips.ToDictionary(s => s.Account, s => s.Hash))), id);
        return slips;
    }

    private static async Task<OneTimeHashes> Hashes(Agency agency, PeopleImportPreview.Answer preview) =>
        new((await agency.As("sysadmin").Send(new MakeSlips([.. preview.Newcomers.Select(n => n.Account)]))).ToDictionary(s => s.Account, s => s.Hash));

    /// <summary>Everything that an import could have touched, the version included.</summary>
    private static async Task<List<string>> People(Agency agency) =>
        [.. (await agency.Do((AppDb db) => db.Set<Person>().AsNoTracking().Include(p => p.Postings).Include(p => p.Grants).OrderBy(p => p.Account).ToListAsync()))
            .Select(p => $"{p.Account} {p.Name} {p.Version} {p.UnitId} {p.Title} {string.Join(' ', p.Postings.Select(x => $"{x.From}-{x.Until}"))} {string.Join(' ', p.RolesNow)}")];
}
