namespace CleanAgency.Core.Evidence;

/// <summary>What may be handed in as evidence. Nothing that a browser would run: no SVG, no HTML, no macros.</summary>
public enum EvidenceType
{
    Jpeg,
    Png,
    Webp,
    Pdf,
    Docx,
    Xlsx,
}

public static class EvidenceTypes
{
    /// <summary>A photo comes shrunk by the browser, to less than a tenth of it.</summary>
    public const int MostPictureBytes = 5 << 20;

    public const int MostBytes = 20 << 20;

    private static readonly Dictionary<EvidenceType, (string Media, string Ending)> Known = new()
    {
        [EvidenceType.Jpeg] = ("image/jpeg", ".jpg"),
        [EvidenceType.Png] = ("image/png", ".png"),
        [EvidenceType.Webp] = ("image/webp", ".webp"),
        [EvidenceType.Pdf] = ("application/pdf", ".pdf"),
        [EvidenceType.Docx] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        [EvidenceType.Xlsx] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    };

    public static bool IsPicture(this EvidenceType type) => type is EvidenceType.Jpeg or EvidenceType.Png or EvidenceType.Webp;

    public static int MostBytesOf(this EvidenceType type) => type.IsPicture() ? MostPictureBytes : MostBytes;

    public static string MediaType(this EvidenceType type) => Known[type].Media;

    /// <summary>With its dot.</summary>
    public static string Ending(this EvidenceType type) => Known[type].Ending;
}
