using System.Runtime.CompilerServices;
using Xunit;

namespace CleanAgency.Tests.Architecture;

/// <summary>The source tree as text. What the compiler does not see (a comment, a folder, a resource line) is looked up here.</summary>
internal static class Tree
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Exists(string path) => File.Exists(Path.Combine(Root, path));

    /// <summary>Paths from the root with "/", without what a build leaves behind.</summary>
    public static IReadOnlyList<string> Files(string project, params string[] endings) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The folder right below the project: the feature.</summary>
    public static string Feature(string file) => file.Split('/') is [_, var feature, _, ..] ? feature : "";

    /// <summary>Says all of them, not the first five.</summary>
    public static void None(IEnumerable<string?> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, string.Join("\n", all));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
