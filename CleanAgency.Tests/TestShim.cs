using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace CleanAgency.Tests;

internal static class TestShim
{
    [ModuleInitializer]
    internal static void Install()
    {
        // The product speaks Chinese first, whatever language the machine speaks.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name is { Name: "AngleSharp.Diffing", Version: not null } ? context.LoadFromAssemblyName(new AssemblyName(name.Name)) : null;
        // SQLite's own shim, for tests that touch Microsoft.Data.Sqlite before any type of Infrastructure
        RuntimeHelpers.RunModuleConstructor(typeof(CleanAgency.Infrastructure.Data.DataProtectionKey).Module.ModuleHandle);
    }
}
