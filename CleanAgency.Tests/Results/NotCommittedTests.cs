using System.Reflection;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>Until a round has committed to its locked cards nobody reads its totals side by side: by no list, no export and no address.</summary>
public sealed class NotCommittedTests : IAsyncLifetime
{
    // They speak of one unit or one card, of the rules themselves, or refuse before the commitment.
    private static readonly Type[] Single =
    [
        typeof(ReadCard), typeof(ReadCardReport), typeof(CardPanel), typeof(CardGaps), typeof(SelfScoreForm), typeof(ExtraList),
        typeof(ResultTable), typeof(UnitResult), typeof(ResultDifferences), typeof(ResultBoard), typeof(ScaleOfRound), typeof(ReviewList), typeof(TrialOfScheme),
    ];

    private Agency agency = null!;
    private DecidedRound round = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        round = await (await DecidedRound.Of(agency)).Untotalled();
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Theory]
    [InlineData("coordinator")]
    [InlineData("leader")]
    [InlineData("auditor")]
    [InlineData("p06")]
    [InlineData("u10")]
    public async Task Every_question_for_a_result_is_refused_to_everybody(string account)
    {
        var sender = agency.As(account);
        Assert.Equal("Results.NotCommitted", await sender.Refused(new ResultTable(round.Id)));
        Assert.Equal("Results.NotCommitted", await sender.Refused(new ResultTable(round.Id, 1)));
        Assert.Equal("Results.NotCommitted", await sender.Refused(new UnitResult(round.Id, agency.Unit("U10"))));
        var board = (await sender.Send(new ResultBoard(round.Id)))!;
        Assert.Null(board.Shown);
        Assert.Empty(board.Versions);
        Assert.Null(await round.Coordinator.Send(new CommitmentOfCard(await round.Card("U10"))));
    }

    [Fact]
    public async Task Who_decides_has_nothing_to_decide_about()
    {
        Assert.Equal("Results.NotCommitted", await round.Coordinator.Refused(new ResultDifferences(round.Id)));
        Assert.Equal("Results.NotCommitted", await round.Coordinator.Refused(new ScaleOfRound(round.Id)));
        Assert.Equal("Results.NotCommitted", await round.Coordinator.Refused(new ReviewList(round.Id)));
        Assert.Equal("Results.NotCommitted", await round.Leader.Refused(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足")));
        Assert.Equal("Results.NotCommitted", await round.Leader.Refused(new DecideQuotaTie(round.Id, "党群综合类", [], DecidedRound.Number, "都不给")));
        Assert.Equal("Results.NotCommitted", await round.Leader.Refused(new DecideDeviation(round.Id, agency.Unit("U10"), "良好", DecidedRound.Number, "情况特殊")));
        Assert.Equal("Results.NotCommitted", await round.Leader.Refused(new ApproveResult(round.Id, "", DecidedRound.Number)));
        Assert.Equal("Results.NotCommitted", await round.Coordinator.Refused(new PublishResult(round.Id, DecidedRound.Number)));
        Assert.Equal("Results.NotCommitted", await round.Auditor.Refused(new CheckCommitment(round.Id)));
        Assert.Equal("Results.NotCommitted", await round.Coordinator.Refused(new StartCorrection(await round.Card("U30"), [Guid.NewGuid()], DecidedRound.Number, "算错了")));
    }

    [Fact]
    public void No_other_question_about_many_cards_answers_with_points()
    {
        var leaks = from message in Architecture.Core.Messages
                    where message.Namespace is "CleanAgency.Core.Scorecards" or "CleanAgency.Core.Results" or "CleanAgency.Core.Overview"
                    where !Single.Contains(message) && !typeof(ICommand).IsAssignableFrom(message)
                    let answer = message.BaseType!.GetGenericArguments()
                    from type in answer.SelectMany(one => Reached(one, []))
                    from property in type.GetProperties()
                    where (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Points)
                    select $"{message.Name}: {type.Name}.{property.Name}";
        Assert.Empty(leaks);
    }

    [Fact]
    public async Task A_round_with_open_cards_is_not_totalled_and_the_refusal_names_them()
    {
        var running = await DecidedRound.Of(agency, "R3");
        var outcome = await running.Coordinator.Try(new TotalRound(running.Id));
        Assert.Equal("Results.CardsOpen", outcome.Code);
        Assert.Contains((await running.Coordinator.Send(new ResultBoard(running.Id)))!.Missing, missing => RuleTexts.Say(missing) == outcome.Refusal);
        Assert.Equal(RoundState.Announced, (await running.Coordinator.Send(new RoundFile(running.Id))).State);
        Assert.Equal("Access.NoRight", await running.Leader.Refused(new TotalRound(running.Id)));
        Assert.Equal("Access.NoRight", await running.Auditor.Refused(new TotalRound(running.Id)));
    }

    [Fact]
    public async Task A_card_that_was_altered_before_is_not_covered_by_a_commitment()
    {
        await agency.Sql("""update "ItemScores" set "Points" = 1 where "Code" = 'A1' and "CardId" in (select c."Id" from "Scorecards" c join "Rounds" r on r."Id" = c."RoundId" join "Units" u on u."Id" = c."UnitId" where r."Code" = 'R2' and u."Code" = 'U10')""");
        var outcome = await round.Coordinator.Try(new TotalRound(round.Id));
        Assert.Equal("Results.Altered", outcome.Code);
        Assert.Contains("区直机关工委", outcome.Refusal, StringComparison.Ordinal);
    }

    private static IEnumerable<Type> Reached(Type type, HashSet<Type> seen)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsGenericType || plain.IsArray)
        {
            return (plain.IsArray ? [plain.GetElementType()!] : plain.GetGenericArguments()).SelectMany(one => Reached(one, seen));
        }

        return plain.Namespace?.StartsWith("CleanAgency.Core", StringComparison.Ordinal) == true && plain != typeof(Points) && seen.Add(plain)
            ? plain.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => Reached(property.PropertyType, seen)).Prepend(plain)
            : [];
    }
}
