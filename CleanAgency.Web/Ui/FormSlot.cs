namespace CleanAgency.Web.Ui;

/// <summary>What a control inside a <see cref="FormField"/> writes on itself: id, aria-describedby, aria-invalid.</summary>
public sealed record FormSlot(string Id, string? HintId, string? ErrorId, string? DescribedBy)
{
    /// <summary>"true" or nothing, as ARIA wants it.</summary>
    public string? Invalid => ErrorId is null ? null : "true";
}
