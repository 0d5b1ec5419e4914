namespace CleanAgency.Web.Operation;

/// <summary>
/// The command line. A switch without a value would swallow the argument behind it ("--demo --urls …"), so --demo becomes demo=true
/// before the configuration reads it.
/// </summary>
internal static class Switches
{
    public static string[] Read(string[] args) => [.. args.Select(arg => arg == "--demo" ? "--demo=true" : arg)];
}
