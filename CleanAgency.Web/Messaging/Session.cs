namespace CleanAgency.Web.Messaging;

/// <summary>What the page told its circuit at the start, because a circuit has no request to ask.</summary>
public sealed class Session
{
    /// <summary>The address of the browser, for the audit.</summary>
    public string From { get; set; } = "";

    /// <summary>Already on the way to the door.</summary>
    public bool Ended { get; set; }
}
