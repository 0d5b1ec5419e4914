using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Schemes;

/// <summary>The sheet 政策: the name of the scheme and its policy, a line a value, named by its path in the JSON.</summary>
public sealed class PolicySheet : SheetLayout<PolicyLine>
{
    /// <summary>The line that says what the scheme is called.</summary>
    public const string NamePath = "name";

    public static readonly PolicySheet Layout = new();

    private PolicySheet()
        : base("Schemes.Sheet.Policies")
    {
        Path = Required("Schemes.Sheet.PolicyPath", Cell.Code(60), row => row.Path, 40);
        Value = Required("Schemes.Sheet.PolicyValue", Cell.Text(200), row => row.Value, 50);
        KeyedBy(Path);
    }

    public SheetColumn<PolicyLine, string> Path { get; }

    public SheetColumn<PolicyLine, string> Value { get; }

    public static IReadOnlyList<PolicyLine> Lines(string name, RoundPolicy policy) => [new(NamePath, name), .. PolicyLines.Of(policy)];

    // 90.0 and 90 are one number, TRUE and 是 one answer.
    protected override PolicyLine Make(SheetRow<PolicyLine> cells) =>
        PolicyLines.CellOf(cells.Of(Path)) is { } cell && cell.Read(cells.Of(Value)) is { Done: true, Value: { } node }
            ? new(cells.Of(Path), cell.Say(node))
            : new(cells.Of(Path), cells.Of(Value));
}
