namespace CleanAgency.Web.Schemes;

/// <summary>A value on the desk: as it is in work, and how a form lays down the changed one.</summary>
public sealed record DeskWork<T>(T? Value, Action<T> Put)
    where T : class;
