using CleanAgency.Core.Sheets;

namespace CleanAgency.Web.Sheets;

/// <summary>The words of a preview's address.</summary>
public static class PreviewAddress
{
    public static VerdictKind? KindOf(string? word) => Enum.TryParse<VerdictKind>(word, out var kind) && Enum.IsDefined(kind) ? kind : null;
}
