using CleanAgency.Core.Common;
using Xunit;

namespace CleanAgency.Tests.Common;

public sealed class PinyinTests
{
    // Read over by eye: all 48 are said as a person of the office says them.
    [Theory]
    [InlineData("区委办公室", "qu wei ban gong shi")]
    [InlineData("区人大常委会机关", "qu ren da chang wei hui ji guan")]
    [InlineData("区政府办公室", "qu zheng fu ban gong shi")]
    [InlineData("区政协机关", "qu zheng xie ji guan")]
    [InlineData("区纪委监委机关", "qu ji wei jian wei ji guan")]
    [InlineData("区委组织部", "qu wei zu zhi bu")]
    [InlineData("区委宣传部", "qu wei xuan chuan bu")]
    [InlineData("区委统战部", "qu wei tong zhan bu")]
    [InlineData("区委政法委", "qu wei zheng fa wei")]
    [InlineData("区直机关工委", "qu zhi ji guan gong wei")]
    [InlineData("区委编办", "qu wei bian ban")]
    [InlineData("区委巡察办", "qu wei xun cha ban")]
    [InlineData("区委党校", "qu wei dang xiao")]
    [InlineData("区总工会", "qu zong gong hui")]
    [InlineData("团区委", "tuan qu wei")]
    [InlineData("区妇联", "qu fu lian")]
    [InlineData("区发展和改革局", "qu fa zhan he gai ge ju")]
    [InlineData("区科技和工业信息化局", "qu ke ji he gong ye xin xi hua ju")]
    [InlineData("区财政局", "qu cai zheng ju")]
    [InlineData("区自然资源局", "qu zi ran zi yuan ju")]
    [InlineData("区住房和城乡建设局", "qu zhu fang he cheng xiang jian she ju")]
    [InlineData("区交通运输局", "qu jiao tong yun shu ju")]
    [InlineData("区水利局", "qu shui li ju")]
    [InlineData("区农业农村局", "qu nong ye nong cun ju")]
    [InlineData("区商务局", "qu shang wu ju")]
    [InlineData("区统计局", "qu tong ji ju")]
    [InlineData("区教育局", "qu jiao yu ju")]
    [InlineData("区民政局", "qu min zheng ju")]
    [InlineData("区司法局", "qu si fa ju")]
    [InlineData("区人力资源和社会保障局", "qu ren li zi yuan he she hui bao zhang ju")]
    [InlineData("区文化和旅游局", "qu wen hua he lv you ju")]
    [InlineData("区卫生健康局", "qu wei sheng jian kang ju")]
    [InlineData("区退役军人事务局", "qu tui yi jun ren shi wu ju")]
    [InlineData("区医疗保障局", "qu yi liao bao zhang ju")]
    [InlineData("区信访局", "qu xin fang ju")]
    [InlineData("区残联", "qu can lian")]
    [InlineData("区档案馆", "qu dang an guan")]
    [InlineData("区应急管理局", "qu ying ji guan li ju")]
    [InlineData("区审计局", "qu shen ji ju")]
    [InlineData("区市场监督管理局", "qu shi chang jian du guan li ju")]
    [InlineData("区行政审批局", "qu xing zheng shen pi ju")]
    [InlineData("区城市管理综合执法局", "qu cheng shi guan li zong he zhi fa ju")]
    [InlineData("区生态环境分局", "qu sheng tai huan jing fen ju")]
    [InlineData("区公安分局", "qu gong an fen ju")]
    [InlineData("区税务局", "qu shui wu ju")]
    [InlineData("区人民法院", "qu ren min fa yuan")]
    [InlineData("区人民检察院", "qu ren min jian cha yuan")]
    [InlineData("区机关事务服务中心", "qu ji guan shi wu fu wu zhong xin")]
    public void The_demo_units_are_read_as_the_office_says_them(string name, string pinyin) => Assert.Equal(pinyin, Pinyin.Of(name));

    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    [InlineData("12345热线", "12345 re xian")]
    [InlineData("１２３４５热线ＡＢ", "12345 re xian ab")]
    [InlineData("（区）财政局·国库 B座", "qu cai zheng ju guo ku b zuo")]
    [InlineData("A-1 B", "a 1 b")]
    [InlineData("𠀀局😀", "ju")]
    public void Letters_and_digits_stay_and_what_nobody_reads_is_left_out(string text, string pinyin) => Assert.Equal(pinyin, Pinyin.Of(text));

    [Theory]
    [InlineData("qu cai zheng ju", "qczj")]
    [InlineData("12345 re xian", "12345rx")]
    [InlineData("", "")]
    public void Initials_are_the_first_letters_and_whole_numbers(string pinyin, string initials) => Assert.Equal(initials, Pinyin.Initials(pinyin));

    [Theory]
    [InlineData("Zēng Shì  Yuǎn", "zeng shi yuan")]
    [InlineData("lǚ, nǜ", "lv nv")]
    [InlineData("xi'an ＪＵ", "xi an ju")]
    [InlineData("bad \uD800 half", "bad half")]
    public void A_correction_may_be_typed_with_tones_and_capitals(string typed, string kept) => Assert.Equal(kept, Pinyin.Tidy(typed));

    [Fact]
    public void The_table_is_small()
    {
        var table = typeof(Pinyin).GetNestedType("Table", System.Reflection.BindingFlags.NonPublic)!.GetMethod("Read")!;
        table.Invoke(null, null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        table.Invoke(null, null);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(bytes < 3_000_000, $"{bytes} bytes");
    }
}
