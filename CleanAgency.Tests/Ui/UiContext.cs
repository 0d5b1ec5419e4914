using System.Globalization;
using Bunit;
using CleanAgency.Core.Common;
using CleanAgency.Web.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Ui;

/// <summary>The parts alone, in the words of the office.</summary>
public abstract class UiContext : BunitContext
{
    protected UiContext()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Services.AddLocalization();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton<Clock>();
        Services.AddScoped<ToastBox>();
    }
}

// Razor makes these classes and cannot seal them.
public sealed partial class DataTableTests;

public sealed partial class FieldTests;

public sealed partial class PartsTests;
