using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>What may stand at one place of a policy, read and said by the same cell types as every workbook.</summary>
public abstract class PolicyCell
{
    public static PolicyCell YesNo { get; } = new PolicyCell<bool>(Cell.YesNo);

    public abstract CellForm Form { get; }

    /// <summary>The closed list to choose from, in the office's words, if there is one.</summary>
    public abstract IReadOnlyList<string> Choices { get; }

    public static PolicyCell Whole(int least, int most) => new PolicyCell<int>(Cell.Whole(least, most));

    public static PolicyCell Amount(int least, int most) => new PolicyCell<Points>(Cell.Points(Points.Of(least), Points.Of(most)));

    public static PolicyCell Words(int most) => new PolicyCell<string>(Cell.Text(most));

    public static PolicyCell Choice<T>()
        where T : struct, Enum => new PolicyCell<T>(Cell.Choice<T>("Schemes"));

    public abstract Parsed<JsonNode> Read(string text);

    public abstract string Say(JsonNode node);
}

internal sealed class PolicyCell<T>(CellType<T> type) : PolicyCell
{
    public override CellForm Form => type.Form;

    public override IReadOnlyList<string> Choices => type.Choices;

    public override Parsed<JsonNode> Read(string text)
    {
        var cell = RawCell.Text(text);
        // Nothing here may be left out, whatever a blank cell means elsewhere.
        var read = cell.IsBlank ? new NotParsed("Sheets.Blank") : type.Read(cell);
        return read.Done ? new(JsonSerializer.SerializeToNode(read.Value, PolicyJson.Options), null, []) : new(null, read.Code, read.Arguments);
    }

    public override string Say(JsonNode node) => type.Say(node.Deserialize<T>(PolicyJson.Options)!);
}
