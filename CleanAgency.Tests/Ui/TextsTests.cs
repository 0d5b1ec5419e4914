using System.Globalization;
using System.Resources;
using CleanAgency.Web.Ui;
using Xunit;

namespace CleanAgency.Tests.Ui;

public sealed class TextsTests
{
    [Fact]
    public void The_parts_speak_both_languages()
    {
        var texts = new ResourceManager(typeof(Texts));
        var (chinese, english) = (Keys(""), Keys("en"));
        Assert.NotEmpty(chinese);
        Assert.Equal(chinese, english);

        string[] Keys(string culture) =>
            [.. texts.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
                .Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).Order(StringComparer.Ordinal)];
    }
}
