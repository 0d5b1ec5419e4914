using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>From the total to the notice: who may take which step, what it is refused for, and what it leaves.</summary>
public sealed class DecisionTests : IAsyncLifetime
{
    // All that would tell equals apart.
    private const string EveryTie = "\"fewer negative points\",\"higher E 廉洁型机关\",\"higher task on-time rate\",\"higher ballot score\",";

    private Agency agency = null!;
    private DecidedRound round = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        round = await DecidedRound.Of(agency);
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task The_commitment_is_everybodys_who_may_see_a_card_before_anybody_outside_reads_a_total()
    {
        await round.Totalled();
        var root = (await round.Board()).Shown!.Root;
        Assert.Equal(54, (await round.Board()).Shown!.Cards);
        Assert.Equal(root, (await agency.As("u10").Send(new CommitmentOfCard(await round.Card("U10"))))!.Root);
        Assert.Equal("Access.ForeignRow", await agency.As("u11").Refused(new CommitmentOfCard(await round.Card("U10"))));
        foreach (var account in new[] { "u10", "p06" })
        {
            Assert.Equal(root, (await agency.As(account).Send(new ResultBoard(round.Id)))!.Shown!.Root);
            Assert.Empty((await agency.As(account).Send(new ResultBoard(round.Id)))!.Decisions);
            Assert.Equal("Results.NotPublished", await agency.As(account).Refused(new ResultTable(round.Id)));
            Assert.Equal("Results.NotPublished", await agency.As(account).Refused(new UnitResult(round.Id, agency.Unit("U10"))));
        }

        Assert.Equal(48, (await round.Table()).Rows.Count);
        Assert.Equal("Results.NothingCorrected", await round.Coordinator.Refused(new TotalRound(round.Id)));
        Assert.Contains(await agency.Audit(nameof(TotalRound)), entry => entry.Details.Contains(root, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_step_waits_for_the_one_before_and_for_its_own_hand()
    {
        await round.Totalled();
        Assert.Equal("Results.NotNow", await round.Leader.Refused(new ApproveResult(round.Id, (await round.Table()).Fingerprint, DecidedRound.Number)));
        Assert.Equal("Results.NotNow", await round.Leader.Refused(new DecideDeviation(round.Id, agency.Unit("U10"), "良好", DecidedRound.Number, "情况特殊")));
        Assert.Equal("Access.NoRight", await round.Coordinator.Refused(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足")));
        await round.Leader.Send(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足"));
        Assert.Equal("Results.NotNow", await round.Coordinator.Refused(new PublishResult(round.Id, DecidedRound.Number)));
        Assert.Equal("Results.ChangedMeanwhile", await round.Leader.Refused(new ApproveResult(round.Id, new('0', 64), DecidedRound.Number)));
        Assert.Equal("Access.NoRight", await round.Coordinator.Refused(new ApproveResult(round.Id, (await round.Table()).Fingerprint, DecidedRound.Number)));
        Assert.Equal("Results.NumberForm", await round.Leader.Refused(new ApproveResult(round.Id, (await round.Table()).Fingerprint, " ")));
        await round.Approve();
        Assert.Equal("Results.NumberForm", await round.Coordinator.Refused(new PublishResult(round.Id, " ")));
        Assert.Equal("Results.NotNow", await round.Coordinator.Refused(new ArchiveRound(round.Id)));
        Assert.Equal("Access.NoRight", await round.Inspector.Refused(new PublishResult(round.Id, DecidedRound.Number)));
        await round.Leader.Send(new PublishResult(round.Id, DecidedRound.Number));
        Assert.Equal("Results.NotNow", await round.Leader.Refused(new SendBackResult(round.Id, "还要再看")));
        Assert.Equal("Access.NoRight", await round.Leader.Refused(new ArchiveRound(round.Id)));
        await round.Coordinator.Send(new ArchiveRound(round.Id));
        Assert.Equal(RoundState.Archived, (await round.Board()).State);
        Assert.Equal([DecisionKind.Publication, DecisionKind.Approval, DecisionKind.Calibration], (await round.Board()).Decisions.Select(d => d.Kind));
        Assert.All((await round.Board()).Decisions, d => Assert.Equal(DecidedRound.Number, d.Number));
    }

    [Fact]
    public async Task A_scale_is_adjusted_within_the_cap_by_document_and_reason_and_taken_back_by_the_next_decision()
    {
        await round.Totalled();
        var (before, group) = (await round.Table(), await round.Group(4));
        GroupShift Shift(decimal points) => new(group, Points.Of(points));
        Assert.Equal("Results.OverCap", await round.Leader.Refused(new DecideScale(round.Id, [Shift(2.01m)], DecidedRound.Number, "第4组偏严")));
        Assert.Equal("Results.OverCap", await round.Leader.Refused(new DecideScale(round.Id, [Shift(-2.01m)], DecidedRound.Number, "第4组偏宽")));
        Assert.Equal("Results.NumberForm", await round.Leader.Refused(new DecideScale(round.Id, [Shift(1)], "", "第4组偏严")));
        Assert.Equal("Results.ReasonForm", await round.Leader.Refused(new DecideScale(round.Id, [Shift(1)], DecidedRound.Number, " ")));
        Assert.Equal("Access.Form", await round.Leader.Refused(new DecideScale(round.Id, [Shift(1), Shift(2)], DecidedRound.Number, "第4组偏严")));
        await round.Leader.Send(new DecideScale(round.Id, [Shift(1.5m)], DecidedRound.Number, "第4组偏严"));
        var after = await round.Table();
        Assert.All(after.Rows.Zip(before.Rows), pair =>
        {
            var by = pair.First.Groups == "第4组" ? Points.Of(1.5m) : pair.First.Groups.Contains("第4组", StringComparison.Ordinal) ? Points.Of(0.75m) : Points.Zero;
            Assert.InRange((pair.First.Score!.Value - pair.Second.Score!.Value - by).Hundredths, -1, 1);
            Assert.Equal(pair.Second.Score, pair.First.Raw);
        });
        await round.Leader.Send(new DecideScale(round.Id, [], "澄清廉办纪要7号", "再议后不调整"));
        Assert.Equal(before.Fingerprint, (await round.Table()).Fingerprint);
        Assert.Equal([false, true], (await round.Board()).Decisions.Select(d => d.Fallen));
    }

    [Fact]
    public async Task Another_grade_needs_a_document_is_explained_and_is_nothing_that_the_own_leader_decides()
    {
        await round.Calibrated();
        var row = (await round.Table()).Rows.First(r => r.Grade == "良好" && r.Code != "U05");
        Assert.Equal("Results.OwnUnit", await round.Leader.Refused(new DecideDeviation(round.Id, agency.Unit("U05"), "优秀", DecidedRound.Number, "贡献突出")));
        Assert.True((await round.Leader.Send(new UnitResult(round.Id, agency.Unit("U05")))).OwnUnit);
        Assert.Equal("Results.NoSuchGrade", await round.Leader.Refused(new DecideDeviation(round.Id, row.UnitId, "极好", DecidedRound.Number, "贡献突出")));
        Assert.Equal("Results.NoDeviation", await round.Leader.Refused(new DecideDeviation(round.Id, row.UnitId, "良好", DecidedRound.Number, "贡献突出")));
        Assert.Equal("Results.NumberForm", await round.Leader.Refused(new DecideDeviation(round.Id, row.UnitId, "一般", "", "隐瞒情况")));
        await round.Leader.Send(new DecideDeviation(round.Id, row.UnitId, "一般", "澄清廉办纪要8号", "隐瞒情况"));
        var opened = await round.Coordinator.Send(new UnitResult(round.Id, row.UnitId));
        Assert.Equal(("一般", "良好", row.Score), (opened.Line.Grade, opened.Line.Computed, opened.Line.Score));
        Assert.Contains(opened.Steps, step => step.Line.Say().Contains("澄清廉办纪要8号", StringComparison.Ordinal));
        await round.Leader.Send(new DecideDeviation(round.Id, row.UnitId, "良好", "澄清廉办纪要9号", "查无实据"));
        Assert.False((await round.Row(row.Code)).Deviates);
        Assert.Equal(2, (await round.Board()).Decisions.Count(d => d is { Kind: DecisionKind.Deviation, Fallen: true }));
    }

    [Fact]
    public async Task The_page_of_a_unit_tells_what_was_decided_of_all_of_them_and_of_itself()
    {
        await round.Calibrated();
        var row = (await round.Table()).Rows.First(r => r.Grade == "良好" && r.Code != "U05");
        await round.Leader.Send(new DecideDeviation(round.Id, row.UnitId, "一般", "澄清廉办纪要8号", "隐瞒情况"));
        await round.Approve();
        await round.Coordinator.Send(new PublishResult(round.Id, DecidedRound.Number));
        var opened = await round.Coordinator.Send(new UnitResult(round.Id, row.UnitId));
        Assert.Equal([DecisionKind.Approval, DecisionKind.Calibration, DecisionKind.Deviation, DecisionKind.Publication], opened.Decisions.Select(d => d.Kind).OrderBy(kind => kind.ToString(), StringComparer.Ordinal));
        Assert.DoesNotContain((await round.Coordinator.Send(new UnitResult(round.Id, agency.Unit("U05")))).Decisions, d => d.Kind == DecisionKind.Deviation);
    }

    [Fact]
    public async Task A_score_has_its_two_decimals_in_every_sentence()
    {
        var steps = (await round.Coordinator.Send(new UnitResult(round.Id, agency.Unit("U01")))).Steps.Select(step => step.Line.Say()).ToList();
        Assert.Contains("88.2022…分，四舍五入为88.20分", steps);
        Assert.Contains("88.20分，达到良好的80分", steps);
    }

    [Fact]
    public async Task Equals_across_the_quota_line_wait_for_the_leaders()
    {
        await (await round.Untotalled()).Policy("\"quotaPercentPerCategory\":30", "\"quotaPercentPerCategory\":0");
        await round.Policy(EveryTie, "");
        await round.Faultless("U01", "U02", "U05", "U03");
        await round.Coordinator.Send(new TotalRound(round.Id));
        await round.Leader.Send(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足"));
        var tie = Assert.Single((await round.Table()).Waiting, tie => tie.Category == "党群综合类");
        Assert.Equal((1, 4, false), (tie.Free, tie.Units.Count, tie.Decided));
        Assert.All(tie.Units, unit => Assert.Equal("良好", unit.Grade));
        Assert.Equal("Results.TieOpen", await round.Leader.Refused(new ApproveResult(round.Id, (await round.Table()).Fingerprint, DecidedRound.Number)));
        Assert.Equal("Results.NobodyWaits", await round.Leader.Refused(new DecideQuotaTie(round.Id, "没有的类", [], DecidedRound.Number, "都不给")));
        Assert.True((await round.Leader.Send(new ResultTable(round.Id))).Waiting.Single(t => t.Category == tie.Category).OwnUnit);
        Assert.Equal("Results.OwnUnit", await round.Leader.Refused(new DecideQuotaTie(round.Id, tie.Category, [tie.Units[0].UnitId], DecidedRound.Number, "工作突出")));
    }

    [Fact]
    public async Task The_leaders_name_as_many_of_the_equals_as_there_are_places()
    {
        await (await round.Untotalled()).Policy("\"quotaPercentPerCategory\":30", "\"quotaPercentPerCategory\":0");
        await round.Policy(EveryTie, "");
        await round.Faultless("U01", "U02", "U03");
        await round.Coordinator.Send(new TotalRound(round.Id));
        await round.Leader.Send(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足"));
        foreach (var tie in (await round.Leader.Send(new ResultTable(round.Id))).Waiting.Where(t => !t.OwnUnit).ToList())
        {
            var (one, other) = (tie.Units[0].UnitId, tie.Units[1].UnitId);
            Assert.Equal("Results.QuotaNames", await round.Leader.Refused(new DecideQuotaTie(round.Id, tie.Category, [one, other], DecidedRound.Number, "工作突出")));
            Assert.Equal("Results.QuotaNames", await round.Leader.Refused(new DecideQuotaTie(round.Id, tie.Category, [agency.Unit("U48")], DecidedRound.Number, "工作突出")));
            await round.Leader.Send(new DecideQuotaTie(round.Id, tie.Category, [other], DecidedRound.Number, "工作突出"));
            var rows = (await round.Table()).Rows.ToDictionary(row => row.UnitId);
            Assert.Equal(("良好", "优秀"), (rows[one].Grade, rows[other].Grade));
            await round.Leader.Send(new DecideQuotaTie(round.Id, tie.Category, [], DecidedRound.Number, "都不给"));
            Assert.DoesNotContain((await round.Table()).Rows, row => row.Category == tie.Category && row.Grade == "优秀");
        }

        await round.Approve();
    }

    [Fact]
    public async Task What_is_sent_back_is_decided_anew_and_keeps_its_record()
    {
        await round.Approved();
        Assert.Equal("Access.Form", await round.Leader.Refused(new SendBackResult(round.Id, "")));
        Assert.Equal("Access.NoRight", await round.Coordinator.Refused(new SendBackResult(round.Id, "U10要再核")));
        await round.Leader.Send(new SendBackResult(round.Id, "U10要再核"));
        var board = await round.Board();
        Assert.Equal((RoundState.Totalled, ResultStage.Totalled, 1), (board.State, board.Shown!.Stage, board.Versions.Count));
        Assert.Equal(["U10要再核"], board.Decisions.Where(d => !d.Fallen).Select(d => d.Reason));
        Assert.Equal(2, board.Decisions.Count(d => d.Fallen));
        await round.Leader.Send(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足"));
        await round.Approve();
        await round.Coordinator.Send(new PublishResult(round.Id, DecidedRound.Number));
        Assert.Equal(48, (await round.Table()).Rows.Count);
    }
}
