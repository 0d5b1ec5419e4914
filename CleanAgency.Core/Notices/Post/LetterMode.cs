namespace CleanAgency.Core.Notices.Post;

/// <summary>How somebody wants a kind of notice by mail. In the inbox it stands in any case.</summary>
public enum LetterMode
{
    /// <summary>At once, outside of the quiet hours.</summary>
    AtOnce,

    /// <summary>Together with others, on the morning of a working day.</summary>
    Digest,
    Off,
}
