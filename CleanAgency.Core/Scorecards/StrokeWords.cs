using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;

namespace CleanAgency.Core.Scorecards;

/// <summary>A stroke in a line, for whoever has only the record of it.</summary>
internal static class StrokeWords
{
    public static string Of(Command<TapAnswer> stroke, CardScheme scheme) => stroke switch
    {
        AddOccurrence tap => Found(tap.Found, scheme.Item(tap.ItemId)),
        SetAnswer tap => Beside(Answer(tap.Field, tap.Value, scheme.Item(tap.ItemId)), tap.Note, tap.Source),
        RaiseFinding { Content: var found } => Say("Finding", RuleTexts.Name("Scorecards", found.Severity), found.Fact, found.Clause, found.Requirement),
        ProposeExtra { Content: var extra } => Say("Extra", scheme.Extra(extra.Rule).Name, extra.Fact, extra.Basis),
        AttachFile tap => Say("Attach", tap.File.Name),
        RaiseDispute tap => Say("Dispute", tap.Text),
        GiveOpinion tap => Say("Opinion", tap.Text),
        WithdrawOccurrence tap => Say("Withdraw", tap.Reason),
        WithdrawFinding tap => Say("WithdrawFinding", tap.Reason),
        WithdrawExtra tap => Say("WithdrawExtra", tap.Reason),
        DetachFile tap => Say("Detach", tap.Reason),
        _ => "",
    };

    private static string Found(FoundFact found, CardItem item) =>
        Beside(Say("Found", Counted(found.Code, $"{found.Count}", item), found.Fact), found.Person, found.Place, found.On?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static string Answer(string field, string? value, CardItem item) => (field.Split(':'), value) switch
    {
        (_, null) => Say("Back"),
        ([AnswerField.Comment], _) => Say("Comment", value),
        ([AnswerField.Checked], _) => Say("Checked"),
        ([AnswerField.Applies], _) => Say(value == AnswerField.Yes ? "Applies" : "AppliesNot"),
        (["none", _], _) => Say("None"),
        (["level", _], _) => Case(value, item),
        (["has", var check], _) => Say(value == AnswerField.Yes ? "Has" : "HasNot", Case(check, item)),
        (["count", var code], _) => Counted(code, value, item),
        (["share", _], _) => Say("Share", value),
        (["whole", _], _) => Say("Whole", value),
        (["rank", _], _) => Say("Rank", value),
        _ => value,
    };

    private static string Counted(string code, string count, CardItem item)
    {
        var (name, measure) = CaseWording.Split(Case(code, item));
        return measure.Length == 0 ? Say("Times", name, count) : Say("Counted", name, count, measure);
    }

    private static string Case(string code, CardItem item) => item.Rule.Parts.SelectMany(part => part.Zeroes.Concat(part.Cases)).FirstOrDefault(one => one.Code == code)?.Text ?? code;

    private static string Beside(string said, params string?[] more) =>
        more.Where(one => !string.IsNullOrWhiteSpace(one)).ToList() is { Count: > 0 } there ? Say("Beside", said, string.Join(RuleTexts.Say("Plans.Comma"), there)) : said;

    private static string Say(string code, params object[] args) => RuleTexts.Say($"Scorecards.Stroke.{code}", args);
}
