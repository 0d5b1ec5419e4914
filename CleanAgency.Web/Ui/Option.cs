namespace CleanAgency.Web.Ui;

/// <summary>One of several values to choose from, in the words of the screen.</summary>
public sealed record Option<TValue>(TValue Value, string Text)
{
    /// <summary>A second, quieter line: what choosing it means.</summary>
    public string? Note { get; init; }

    /// <summary>A count shown large, as on the cards that filter an import.</summary>
    public string? Figure { get; init; }

    public string? State { get; init; }

    public bool Disabled { get; init; }
}
