namespace CleanAgency.Web.Operation;

/// <summary>
/// The command line. A switch without a value would swallow the argument behind it ("--demo --urls …"), so --demo becomes demo=true
/// before the configuration reads it; the verb "backup FILE" becomes a switch, else a path from the root would be taken for one.
/// </summary>
internal static class Switches
{
    public static string[] Read(string[] args) => args is ["backup", .. var rest]
        ? [$"--backup={rest.FirstOrDefault()}", .. Read([.. rest.Skip(1)])]
        : [.. args.Select(arg => arg == "--demo" ? "--demo=true" : arg)];
}
