using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Scorecards;

/// <summary>How a line of a card on paper is filled in.</summary>
public enum PaperForm
{
    /// <summary>A found fact: how often, and what.</summary>
    Found,

    /// <summary>√ or nothing: 未发现问题, 核对无误.</summary>
    Tick,

    /// <summary>√ with the source: what zeroes the item has happened.</summary>
    Zero,

    /// <summary>√ with the reason.</summary>
    NotFor,
    YesNo,
    Number,
    Ratio,
    Level,
    Comment,
}

/// <summary>What a line would set, in the terms of a stroke.</summary>
internal sealed record PaperSet(string Field, string Value, string? Source, string? Note);

/// <summary>
/// One line that an item has on paper, in the order of the printed card. It knows how its cells are read and what they set; whether the
/// rule has such an answer is asked of the rule, as it is for every stroke. Points stand on no line.
/// </summary>
/// <param name="Field">That it sets; of a found fact the code of its case.</param>
/// <param name="Part">Whose entries say otherwise than this line.</param>
internal sealed record PaperLine(CardItem Item, string Name, PaperForm Form, string Field, PaperWords Words, PartRule? Part = null)
{
    private const string Ticked = "√";

    private static readonly CellType<bool> YesNo = Cell.YesNo;

    /// <summary>What a tick says.</summary>
    private string Positive => Form switch
    {
        PaperForm.Zero => "1",
        PaperForm.NotFor => AnswerField.No,
        _ => AnswerField.Yes,
    };

    private bool NeedsSource => Form is PaperForm.Zero or PaperForm.Number or PaperForm.Ratio;

    private int MostNote => NeedsSource ? 100 : Form == PaperForm.Comment ? 1000 : 500;

    /// <summary>How the workbook has it filled in.</summary>
    public string How => Words.How;

    /// <summary>The same line where it is printed.</summary>
    public PaperAsk Asked => new(Name, Form, Words.Said, Words.Measure, Words.Choices);

    public static IEnumerable<PaperLine> Of(CardItem item, IReadOnlyDictionary<string, KnownFact> facts)
    {
        if (FactFeed.FactsOf(item.Rule) is { Count: > 0 } asked)
        {
            yield return new(item, Called("Checked"), PaperForm.Tick, AnswerField.Checked, PaperWords.Of("Checked", string.Join(Comma, asked.Select(name => Known(name, facts)))));
        }

        foreach (var (index, part) in item.Rule.Parts.Index())
        {
            foreach (var line in Of(item, part, index + 1))
            {
                yield return line;
            }
        }

        yield return new(item, Called("NotFor"), PaperForm.NotFor, AnswerField.Applies, PaperWords.Of("NotFor"));
        yield return new(item, Called("Comment"), PaperForm.Comment, AnswerField.Comment, PaperWords.Of("Comment"));
    }

    public bool Takes(SheetColumn<PaperRow> column) =>
        column == PaperSheet.Layout.Answer ? Form != PaperForm.Comment
        : column == PaperSheet.Layout.Whole ? Form == PaperForm.Ratio
        : column == PaperSheet.Layout.Note ? Form is not (PaperForm.Found or PaperForm.Tick or PaperForm.YesNo)
        : Form == PaperForm.Found;

    public FoundFact Found(PaperRow row) => new FoundFact(Field, (int?)Number(row.Answer) ?? throw new RuleBroken("Scorecards.CountForm", FoundFact.MostCount), row.Fact, row.Person, row.Place, row.On).Checked();

    /// <summary>What it sets, or why not.</summary>
    public IReadOnlyList<PaperSet> Sets(PaperRow row)
    {
        var value = Form == PaperForm.Comment ? row.Note : ValueOf(row.Answer);
        if (value is null || !AnswerField.Takes(Item.Rule, Field, value))
        {
            throw new RuleBroken($"Scorecards.Paper.Not{Form}", row.Answer);
        }

        var (source, note) = Form == PaperForm.Comment ? (null, null) : NeedsSource ? (Said(row.Note), (string?)null) : (null, Said(row.Note));
        if ((NeedsSource ? source : Form == PaperForm.NotFor ? note : "") is null)
        {
            throw new RuleBroken(NeedsSource ? "Scorecards.Paper.NoSource" : "Scorecards.Paper.NoReason");
        }

        if (row.Note.Length > MostNote)
        {
            throw new RuleBroken("Scorecards.TextForm", MostNote);
        }

        return Form == PaperForm.Ratio ? [new(Field, value, source, note), Whole(row, value, source)] : [new(Field, value, source, note)];
    }

    /// <summary>The answer as this line writes it, however somebody has typed it.</summary>
    public string Tidy(string answer) => Form == PaperForm.Found ? $"{Number(answer)}" : ValueOf(answer) is { } value ? Shown(value) : answer;

    /// <summary>What stands there already, beside what the row says.</summary>
    public PaperRow Beside(PaperRow row, IReadOnlyList<Claim> claims, Guid me)
    {
        var (claim, whole) = (claims.FirstOrDefault(c => c.Field == Field), claims.FirstOrDefault(c => c.Field != Field));
        return row with
        {
            Answer = Form != PaperForm.Comment && claim?.Value is { } value ? Shown(value) : "",
            Whole = (int?)AnswerField.Number(whole?.Value),
            Note = (Form == PaperForm.Comment ? claim?.Value : claim?.Source ?? claim?.Note) ?? "",
            By = string.Join(RuleTexts.Say("Plans.Comma"), claims.Where(c => c.By != me).Select(c => c.ByName).Distinct()),
        };
    }

    private static IEnumerable<PaperLine> Of(CardItem item, PartRule part, int number)
    {
        foreach (var zero in part.Zeroes)
        {
            yield return new(item, zero.Code, PaperForm.Zero, AnswerField.Count(zero.Code), PaperWords.Of("Zero", RuleWords.Case(zero)));
        }

        if (part is OccurrenceRule)
        {
            yield return new(item, Numbered("None"), PaperForm.Tick, AnswerField.None(number), PaperWords.Of("None"), part);
        }

        switch (part)
        {
            case OccurrenceRule or DeductionRule:
                foreach (var one in part.Cases.Cast<OccurrenceCase>())
                {
                    yield return one.Fact is null
                        ? new(item, one.Code, PaperForm.Found, one.Code, PaperWords.Counted("Found", one))
                        : new(item, one.Code, PaperForm.Number, AnswerField.Count(one.Code), PaperWords.Counted("Count", one));
                }

                break;
            case RatioRule ratio:
                yield return new(item, Numbered("Ratio"), PaperForm.Ratio, AnswerField.Share(number), PaperWords.Graded("Ratio", part, ratio.Fact));
                break;
            case RankRule rank:
                yield return new(item, Numbered("Rank"), PaperForm.Number, AnswerField.Rank(number), PaperWords.Graded("Rank", part, rank.Fact));
                break;
            case LevelRule:
                yield return new(item, Numbered("Level"), PaperForm.Level, AnswerField.Level(number), PaperWords.Chosen("Level", part));
                break;
            case CheckRule:
                foreach (var one in part.Cases)
                {
                    yield return new(item, one.Code, PaperForm.YesNo, AnswerField.Has(one.Code), PaperWords.Of("YesNo", RuleWords.Case(one)));
                }

                break;
        }

        string Numbered(string name) => Called(name) + (item.Rule.Parts.Count > 1 ? $"{number}" : "");
    }

    private PaperSet Whole(PaperRow row, string share, string? source) =>
        row.Whole is not { } whole ? throw new RuleBroken("Scorecards.Paper.NoWhole")
        : AnswerField.Number(share) > whole ? throw new RuleBroken("Schemes.Input.Ratio", share, whole)
        : new(Field.Replace("share", "whole", StringComparison.Ordinal), Text(whole), source, null);

    private string? ValueOf(string answer) => Form switch
    {
        PaperForm.Tick or PaperForm.Zero or PaperForm.NotFor => YesNo.Read(RawCell.Text(answer)) is { Done: true, Value: true } ? Positive : null,
        PaperForm.YesNo => YesNo.Read(RawCell.Text(answer)) is { Done: true, Value: var there } ? there ? AnswerField.Yes : AnswerField.No : null,
        PaperForm.Number or PaperForm.Ratio => Number(answer) is { } number ? Text(number) : null,
        _ => answer,
    };

    private string Shown(string value) => Form switch
    {
        PaperForm.Tick or PaperForm.Zero or PaperForm.NotFor => value == Positive ? Ticked : value == AnswerField.Yes ? Called("Applies") : value,
        PaperForm.YesNo => Called(value == AnswerField.Yes ? "Has" : "HasNot"),
        _ => value,
    };

    // 26 and 26.0 are one number.
    private static long? Number(string answer) => AnswerField.Number(answer.Split('.') is [var whole, var rest] && rest.All(digit => digit == '0') ? whole : answer);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Said(string text) => text.Length > 0 ? text : null;

    private static string Known(string name, IReadOnlyDictionary<string, KnownFact> facts) =>
        facts.GetValueOrDefault(name) is not { } fact ? RuleTexts.Say("Scorecards.Paper.Unknown", name)
        : RuleTexts.Say("Scorecards.Paper.Known", name, fact.Whole is { } whole ? $"{Text(fact.Value)}/{Text(whole)}" : Text(fact.Value));

    private static string Comma => RuleTexts.Say("Plans.Comma");

    private static string Called(string line) => Written.InOffice($"Scorecards.Paper.Line.{line}");
}
