using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>Another scheme on the answers of the decided round, and facts that change after its cards were signed.</summary>
public sealed class TrialTests : IAsyncLifetime
{
    private Agency agency = null!;
    private RoundList.Row decided = null!;
    private Dictionary<Guid, string> rounds = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        var rows = (await agency.As("coordinator").Send(new RoundList())).Rows;
        (decided, rounds) = (rows.Single(row => row.Code == "R2"), rows.ToDictionary(row => row.Id, row => row.Code));
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task The_round_s_own_scheme_moves_nothing()
    {
        var trial = await Try(await SchemeOf("R2"));
        Assert.All(trial.Units, unit => Assert.Equal((unit.Before.Score, unit.Before.Grade, unit.Before.RankInCategory), (unit.After.Score, unit.After.Grade, unit.After.RankInCategory)));
        Assert.All(trial.Items, item => Assert.Equal((TrialItemKind.Judged, 0), (item.Kind, item.Unjudged)));
        Assert.Empty(trial.ExtrasGone);
    }

    [Fact]
    public async Task A_draft_with_an_item_less_another_more_and_a_harder_rule_moves_scores()
    {
        var coordinator = agency.As("coordinator");
        var draft = await coordinator.Send(new NewSchemeVersion(await SchemeOf("R2"), "清廉机关建设指标体系（试评稿）"));
        var file = await coordinator.Send(new SchemeFile(draft));
        var (gone, area) = (file.Items.Single(item => item.Content.Code == "F4"), file.Items.Single(item => item.Content.Code == "E1").AreaId);
        await coordinator.Send(new RemoveIndicator(draft, gone.Id));
        await coordinator.Send(new AddIndicator(draft, area, "新增的一项", Points.Of(2)));
        var trial = await Try(draft);
        Assert.Equal((TrialItemKind.Gone, "F4"), Assert.Single(trial.Items.Where(item => item.Kind == TrialItemKind.Gone).Select(item => (item.Kind, item.Code))));
        Assert.Equal("新增的一项", Assert.Single(trial.Items, item => item.Kind == TrialItemKind.WithoutRule).Name);
        Assert.Contains(trial.Units, unit => unit.ScoreBy is { IsZero: false });
        Assert.All(trial.Units, unit => Assert.DoesNotContain(unit.After.Cards.SelectMany(card => card.Items), item => item.Item.Code == "F4"));
        Assert.All(trial.Units, unit => Assert.Equal(unit.After.Score, unit.After.Explanation.Total));
    }

    [Fact]
    public async Task Who_plans_schemes_reads_whose_grade_would_move_and_who_scores_does_not()
    {
        var own = await SchemeOf("R2");
        var draft = await agency.As("coordinator").Send(new NewSchemeVersion(own, "清廉机关建设指标体系（试评稿）"));
        var gone = (await agency.As("coordinator").Send(new SchemeFile(draft))).Items.Single(item => item.Content.Code == "D2").Id;
        await agency.As("coordinator").Send(new RemoveIndicator(draft, gone));
        var answer = await agency.As("leader").Send(new TrialOfScheme(draft, decided.Id));
        var tried = answer.Tried!;
        Assert.Equal(["R2", "R1"], answer.Rounds.Select(round => rounds[round.Id]));
        Assert.Equal(tried.Units.Select(row => row.Move).Order(), tried.Units.Select(row => row.Move));
        Assert.Contains(tried.Units, row => row.Move == TrialMove.Score || row.Move == TrialMove.Rank);
        Assert.Equal((TrialItemKind.Gone, "D2"), Assert.Single(tried.Items.Select(item => (item.Kind, item.Code))));
        Assert.All(tried.Grades, grade => Assert.Equal(grade.Now, tried.Units.Count(row => row.Now.Grade == grade.Grade)));
        Assert.Equal([13, 26, 8, 1], tried.Grades.Select(grade => grade.Then));
        Assert.All((await agency.As("coordinator").Send(new TrialOfScheme(own))).Tried!.Units, row => Assert.Equal(TrialMove.None, row.Move));
        foreach (var account in new[] { "auditor", "p06", "u10", "sysadmin" })
        {
            Assert.Equal("Access.NoRight", await agency.As(account).Refused(new TrialOfScheme(draft, decided.Id)));
        }
    }

    [Fact]
    public async Task A_round_that_has_not_committed_to_its_cards_is_not_tried_on()
    {
        var running = rounds.Single(round => round.Value == "R3").Key;
        Assert.Equal("Results.NotCommitted", await agency.As("coordinator").Refused(new TrialOfScheme(await SchemeOf("R2"), running)));
        Assert.Equal("Common.Gone", await agency.As("coordinator").Refused(new TrialOfScheme(Guid.NewGuid(), decided.Id)));
        await using var young = await new Agency().Start();
        Assert.Null((await young.As("coordinator").Send(new TrialOfScheme(await Schemes.SmallScheme.Draft(young)))).Tried);
    }

    [Fact]
    public async Task A_fact_that_is_corrected_after_the_signatures_changes_no_sum()
    {
        var before = await Outcome();
        // Not for the unit, because nobody was new, promoted or moved: of such a card the fact is turned over.
        var facts = await agency.Do((AppDb db) => db.Set<UnitFact>().AsNoTracking().Where(fact => fact.RoundId == decided.Id && fact.Name == "新任谈话" && fact.Whole == 0).ToListAsync());
        Assert.NotEmpty(facts);
        foreach (var fact in facts)
        {
            await agency.As("coordinator").Send(new CorrectFact(fact.Id, fact.Content with { Value = 1, Whole = 4 }, fact.Version));
        }

        var after = await Outcome();
        Assert.Equal(before.Units.Select(unit => (unit.Code, unit.Exact)), after.Units.Select(unit => (unit.Code, unit.Exact)));
        Assert.All(after.Units.SelectMany(unit => unit.Cards), card => Assert.DoesNotContain(card.Items, item => item.State == ItemState.Unscored));
        Assert.Empty((await agency.As("auditor").Send(new CheckSeals())).Altered);
    }

    private async Task<Guid> SchemeOf(string round) =>
        await agency.Do((AppDb db) => db.Set<Round>().Where(one => one.Code == round).Select(one => one.SchemeId!.Value).SingleAsync());

    private Task<Trial> Try(Guid scheme) => agency.Do((TrialReader reader) => reader.Of(decided.Id, scheme, RoundDecisions.None, default));

    private Task<RoundOutcome> Outcome() => agency.Do(async (FiguresReader reader) => RoundOutcome.Of(await reader.Of(decided.Id, default), RoundDecisions.None));
}
