using CleanAgency.Core.Common;
using Xunit;

namespace CleanAgency.Tests.Common;

public sealed class SearchKeyTests
{
    [Fact]
    public void The_key_holds_names_code_pinyin_and_initials() =>
        Assert.Equal("区财政局|财政局|u19|qucaizhengju|qczj", SearchKey.Of("区财政局", "财政局", "U19"));

    [Theory]
    [InlineData("财政")]
    [InlineData("u19")]
    [InlineData("Ｕ１９")]
    [InlineData("caizheng")]
    [InlineData("Cai Zheng")]
    [InlineData("czj")]
    [InlineData("QCZJ")]
    public void What_a_person_types_finds_the_unit(string typed) =>
        Assert.Contains(SearchKey.Needle(typed), SearchKey.Of("区财政局", "财政局", "U19"), StringComparison.Ordinal);

    [Theory]
    [InlineData("住建局")]
    [InlineData("zhujianju")]
    [InlineData("zjj")]
    [InlineData("zfhcxjsj")]
    public void A_short_name_of_its_own_is_found_as_well(string typed) =>
        Assert.Contains(typed, SearchKey.Of("区住房和城乡建设局", "区住建局", "U21"), StringComparison.Ordinal);

    [Fact]
    public void A_corrected_reading_takes_the_place_of_the_table_s()
    {
        Assert.Equal("曾示远|cengshiyuan|csy", SearchKey.Of("曾示远"));
        Assert.Equal("曾示远|zengshiyuan|zsy", SearchKey.Of("曾示远", pinyin: "Zēng shì yuǎn"));
    }

    [Fact]
    public void Nothing_typed_is_an_empty_needle_and_nobody_forges_a_wall()
    {
        Assert.Equal("", SearchKey.Needle(" 　| "));
        Assert.Equal("甲乙|u1|jiayi|jy", SearchKey.Of("甲|乙", code: "u|1"));
    }
}
