namespace CleanAgency.Core.Common;

/// <summary>Data files that travel inside the assembly.</summary>
internal static class Embedded
{
    public static StreamReader Open(string name) =>
        new(typeof(Embedded).Assembly.GetManifestResourceStream($"CleanAgency.Core.{name}") ?? throw new InvalidOperationException($"No data file {name}."));

    public static string Text(string name)
    {
        using var file = Open(name);
        return file.ReadToEnd();
    }
}
