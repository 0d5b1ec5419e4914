using System.Diagnostics.CodeAnalysis;

namespace CleanAgency.Core.Common;

/// <summary>Somebody has changed this field since the writer last saw it. Nothing was stored; both values are named.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It exists only with both values.")]
public sealed class StaleWrite(string field, string? theirs, string? yours, string by, DateTime at, int version) : Exception("Common.Stale")
{
    public string Field { get; } = field;

    public string? Theirs { get; } = theirs;

    public string? Yours { get; } = yours;

    public string By { get; } = by;

    public DateTime At { get; } = at;

    /// <summary>The version to name when the writer decides to replace the newer value after all.</summary>
    public int Version { get; } = version;
}
