using System.Globalization;
using System.Reflection;
using Xunit.Sdk;

namespace CleanAgency.Tests.Sheets;

/// <summary>The sentences of these tests are the Chinese ones, whatever language the machine speaks.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SpokenInChineseAttribute : BeforeAfterTestAttribute
{
    private (CultureInfo, CultureInfo) before;

    public override void Before(MethodInfo methodUnderTest)
    {
        before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
    }

    public override void After(MethodInfo methodUnderTest) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
}
