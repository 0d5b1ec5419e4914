using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>A line of a card on paper, as it is printed to be filled in by hand: named and worded as the fill-in workbook has it.</summary>
/// <param name="Said">What is asked: the case with what it takes, the name of the share, what the system knows.</param>
/// <param name="Measure">In what it is counted.</param>
/// <param name="Choices">What may be chosen or reached, one a line.</param>
public sealed record PaperAsk(string Name, PaperForm Form, string Said, string Measure, IReadOnlyList<string> Choices);

/// <summary>What a line asks, and how the workbook has it answered.</summary>
internal sealed record PaperWords(string How, string Said = "", string Measure = "", params IReadOnlyList<string> Choices)
{
    public static PaperWords Of(string how, string said = "") => new(Tell(how, said), said);

    /// <summary>Counted in what the case itself counts in: 件, 人, 项.</summary>
    public static PaperWords Counted(string how, IRuleCase one)
    {
        var measure = CaseWording.Split(one.Text).Measure is { Length: > 0 } own ? own : RuleTexts.Say("Scorecards.Paper.Time");
        return new(Tell(how, RuleWords.Case(one), measure), RuleWords.Case(one), measure);
    }

    public static PaperWords Graded(string how, PartRule part, string? fact)
    {
        var choices = part.Cases.Select(RuleWords.Case).ToList();
        var said = fact is null ? RuleWords.Head(part) : RuleTexts.Say("Scorecards.Paper.Named", fact, RuleWords.Head(part));
        return new(Tell(how, said, string.Join(RuleTexts.Say("Schemes.Words.Stop"), choices)), said, "", choices);
    }

    public static PaperWords Chosen(string how, PartRule part)
    {
        var choices = part.Cases.Select(one => $"{one.Code} {RuleWords.Case(one)}").ToList();
        return new(Tell(how, string.Join(RuleTexts.Say("Schemes.Words.Stop"), choices)), "", "", choices);
    }

    private static string Tell(string how, params object[] args) => RuleTexts.Say($"Scorecards.Paper.How.{how}", args);
}
