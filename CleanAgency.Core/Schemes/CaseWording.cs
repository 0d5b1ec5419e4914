using System.Text.RegularExpressions;

namespace CleanAgency.Core.Schemes;

/// <summary>
/// Tables name what is counted behind the case: 响应或办结超期（每件）, 公开要素缺项（每项，共6项）. A sentence about two of them puts it
/// behind the number: 响应或办结超期2件.
/// </summary>
public static partial class CaseWording
{
    public static (string Name, string Measure) Split(string text)
    {
        var found = Each().Match(text);
        return found.Success ? (text[..found.Index].TrimEnd(), found.Groups[1].Value) : (text, "");
    }

    [GeneratedRegex(@"\s*[（(]每([^，,、）)]+)[^）)]*[）)]\s*$")]
    private static partial Regex Each();
}
