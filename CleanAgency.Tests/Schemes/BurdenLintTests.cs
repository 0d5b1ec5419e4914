using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Schemes;

[SpokenInChinese]
public sealed class BurdenLintTests
{
    [Theory]
    // 批示
    [InlineData("区委领导批示每次加1分", BurdenTopic.Instruction)]
    [InlineData("工作获区委主要领导肯定的得1分", BurdenTopic.Instruction)]
    [InlineData("获上级肯定性批示的，每件加2分，最多加4分", BurdenTopic.Instruction)]
    [InlineData("没有取得领导批示的扣0.5分", BurdenTopic.Instruction)]
    // 刊发
    [InlineData("媒体刊发每篇加0.5分", BurdenTopic.Publicity)]
    [InlineData("媒体刊发3篇得1分", BurdenTopic.Publicity)]
    [InlineData("全年向区纪委监委报送信息不少于12篇，每少1篇扣0.2分", BurdenTopic.Publicity)]
    [InlineData("在《机关党建信息》等刊物刊登的每条加0.1分", BurdenTopic.Publicity)]
    [InlineData("一档4分：市级以上党报头版报道", BurdenTopic.Publicity)]
    [InlineData("未在本单位公众号发布清廉内容的扣1分", BurdenTopic.Publicity)]
    [InlineData("宣传稿件数量排名后三位的扣1分", BurdenTopic.Publicity)]
    [InlineData("信息被区委采用10条以上得2分", BurdenTopic.Publicity)]
    [InlineData("不得少于3篇媒体刊发，每少1篇扣0.5分", BurdenTopic.Publicity)]
    // 经验做法
    [InlineData("形成可复制的经验做法并推广的加1分", BurdenTopic.Experience)]
    [InlineData("在全区会议上作经验交流的加0.5分", BurdenTopic.Experience)]
    [InlineData("未总结提炼典型经验的扣1分", BurdenTopic.Experience)]
    [InlineData("工作亮点不突出的扣0.5分", BurdenTopic.Experience)]
    // 笔记
    [InlineData("学习笔记不完整的每人扣0.2分", BurdenTopic.Notes)]
    [InlineData("学习笔记、心得体会", BurdenTopic.Notes)]
    [InlineData("党员心得体会少于2篇的，每少1篇扣0.1分", BurdenTopic.Notes)]
    [InlineData("笔记抄写潦草的扣0.5分", BurdenTopic.Notes)]
    [InlineData("抽查3人，不看计划，无笔记的每人扣0.5分", BurdenTopic.Notes)]
    // 照片、截图
    [InlineData("无活动照片扣1分", BurdenTopic.Photos)]
    [InlineData("每项活动须附照片，缺1张扣0.1分", BurdenTopic.Photos)]
    [InlineData("会议通知、现场照片", BurdenTopic.Photos)]
    [InlineData("以手机截图证明已学习的得1分", BurdenTopic.Photos)]
    [InlineData("不能提供合影的不得分", BurdenTopic.Photos)]
    [InlineData("无照片的该项不计分", BurdenTopic.Photos)]
    [InlineData("要求提供照片而未提供的每次扣0.5分", BurdenTopic.Photos)]
    [InlineData("不得无照片，无照片扣1分", BurdenTopic.Photos)]
    // 应用里的活跃
    [InlineData("学习强国人均积分达到全区平均的得1分", BurdenTopic.AppActivity)]
    [InlineData("干部打卡率低于95%的扣1分", BurdenTopic.AppActivity)]
    [InlineData("在线时长不足的每人扣0.1分", BurdenTopic.AppActivity)]
    [InlineData("群内接龙未及时回复的扣0.1分", BurdenTopic.AppActivity)]
    [InlineData("公益宣传点赞、转发达到100次得1分", BurdenTopic.AppActivity)]
    [InlineData("应用注册率100%得2分", BurdenTopic.AppActivity)]
    [InlineData("未按时签到的每人次扣0.1分", BurdenTopic.AppActivity)]
    // 记录、台账、文件
    [InlineData("会议记录不全每次扣0.5分", BurdenTopic.Paper)]
    [InlineData("未印发实施方案的扣1分", BurdenTopic.Paper)]
    [InlineData("未另行建立专项台账的扣1分", BurdenTopic.Paper)]
    [InlineData("资料装订成册、台账不规范的扣0.5分", BurdenTopic.Paper)]
    [InlineData("全过程留痕得1分", BurdenTopic.Paper)]
    [InlineData("发文数量不低于上年的得1分", BurdenTopic.Paper)]
    [InlineData("未设置宣传栏、横幅的扣0.5分", BurdenTopic.Paper)]
    public void What_may_not_be_counted_is_found(string clause, BurdenTopic topic)
    {
        var hit = Assert.Single(BurdenLint.Read(clause), hit => hit.Topic == topic);
        Assert.Equal(BurdenLevel.Forbidden, hit.Level);
        Assert.Contains(hit.Word, hit.Clause, StringComparison.Ordinal);
        Assert.Contains($"“{hit.Word}”", hit.Say(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("不查看学习笔记、心得")]
    [InlineData("不以活动场次、宣传数量评分")]
    [InlineData("不以媒体刊发、领导批示、经验做法计分")]
    [InlineData("不以会议记录，发文数量，照片作为评分依据")]
    [InlineData("不要求另行制作台账")]
    [InlineData("要求下级或基层重复报送同一数据材料、强制打卡排名、以截图照片代替实绩的，每起扣1分")]
    [InlineData("强制打卡排名（每起）扣1分")]
    [InlineData("以截图照片代替实绩（每起）扣1分")]
    [InlineData("要求基层报送照片、截图的，每起扣1分")]
    [InlineData("变相要求党员转发、点赞的每起扣0.5分")]
    [InlineData("层层摊派刊发任务的每起扣1分")]
    [InlineData("要求下级未经批准重复报送照片的扣1分")]
    [InlineData("以留痕代替实绩的扣1分")]
    [InlineData("批示、刊发情况仅作统计，不计分")]
    [InlineData("宣传报道数量不计分")]
    [InlineData("照片不作为扣分依据")]
    [InlineData("无照片的不扣分")]
    [InlineData("活动照片不作评分依据，现场访谈3人，答不上的每人扣0.5分")]
    [InlineData("不得要求提供学习笔记")]
    [InlineData("严禁以截图、照片作为佐证")]
    [InlineData("无需提供照片")]
    [InlineData("取消打卡、签到，合并报表的每项加0.5分")]
    [InlineData("督导组现场查看公示栏（需要留证时由督导组自行拍照）")]
    [InlineData("区委批示交办事项办结超期的每件扣0.5分")]
    [InlineData("被媒体曝光并查实的每起扣1分")]
    [InlineData("不向下重复要材料，不以留痕代替实绩")]
    [InlineData("投诉转办单、办结回执")]
    [InlineData("整改台账（系统内自动取数）")]
    [InlineData("权责清单（公开版）")]
    [InlineData("公开要素每缺1项扣0.5分")]
    [InlineData("签订率100%得5分，98%（含）至100%得4分，90%以下不得分")]
    [InlineData("问题解决率95%（含）以上得3分；以问题销号为准，不以走访次数计分")]
    [InlineData("苗头性问题应提醒未提醒的每起扣1分")]
    [InlineData("机关纪委或纪检委员年度内未开展专项检查扣1分")]
    [InlineData("重点岗位说明书签领率100%得2分")]
    [InlineData("未编制权责清单的不得分")]
    [InlineData("现场抽答5人，不合格的每人扣0.4分")]
    [InlineData("亮红灯超过10个工作日的每件扣1分")]
    [InlineData("节前提醒每缺1个节点扣0.5分，最多扣1分")]
    [InlineData("四项各1分，达到年初公开承诺值的该项得1分，未达到的该项不得分")]
    [InlineData("谈话登记（只登记时间、类别、人次）")]
    [InlineData("制度照搬照抄或与实际脱节得1分")]
    public void What_is_allowed_or_forbids_it_is_no_hit(string clause) => Assert.Empty(BurdenLint.Read(clause));

    [Theory]
    [InlineData("每半年至少分析研判1次干部思想和清廉状况", "研判")]
    [InlineData("每缺1个半年的研判结论扣2分", "研判")]
    [InlineData("主要负责人年度内未讲廉政党课扣2分", "党课")]
    [InlineData("每季度召开专题会议，每少1次扣1分", "专题会议")]
    [InlineData("每半年至少集中开展1次党内法规专题学习", "学习")]
    [InlineData("应列未列“第一议题”的每次扣1分", "第一议题")]
    [InlineData("班子成员无故未参加所在支部组织生活的每人次扣0.5分", "组织生活")]
    [InlineData("全年培训不少于4次", "培训")]
    [InlineData("参会率低于90%的会议，每次扣0.2分", "会议")]
    public void Frequency_of_meetings_and_study_needs_a_basis(string clause, string word)
    {
        var hit = Assert.Single(BurdenLint.Read(clause));
        Assert.Equal((BurdenLevel.Explain, word), (hit.Level, hit.Word));
    }

    [Fact]
    public void Each_clause_is_judged_by_itself()
    {
        var hits = BurdenLint.Read("抽查支部学习；会议记录不全每次扣0.5分。不查看学习笔记；无活动照片，每次扣1分");
        Assert.Equal(["会议记录", "会议", "照片"], hits.Select(hit => hit.Word));
        Assert.Equal("无活动照片，每次扣1分", hits[^1].Clause);
        Assert.Equal("“照片”不能作依据：“无活动照片，每次扣1分”以照片、截图证明工作，《整治形式主义为基层减负若干规定》禁止，没有例外。可以改为督导组现场查看", hits[^1].Say());
    }

    [Fact]
    public void The_demo_scheme_passes_with_five_items_to_explain()
    {
        var hits = DemoScheme.Indicators.ToDictionary(row => row["编码"], row =>
            BurdenLint.Read(row["评价要点"], row["评分规则"], row["佐证（只用已有材料）"]).Concat(BurdenLint.Read(DemoScheme.Rules[row["编码"]])).ToList());
        Assert.Empty(hits.SelectMany(item => item.Value).Where(hit => hit.Level == BurdenLevel.Forbidden).Select(hit => hit.Say()));
        var toExplain = hits.Where(item => item.Value.Count > 0).Select(item => item.Key);
        Assert.Equal(["A1", "A2", "A4", "B1", "B2"], toExplain);
        Assert.Equal(toExplain, DemoScheme.Indicators.Where(row => row["减负说明"].Length > 0).Select(row => row["编码"]));
    }

    [Fact]
    public void Its_bonus_negative_and_veto_rules_pass_too()
    {
        Assert.Empty(DemoScheme.Bonus.SelectMany(row => BurdenLint.Read(new BonusRule(row["编码"], row["加分事项"], row["分值规则"], row["佐证"], DemoScheme.PointsOf(row["每次分"]), DemoScheme.PointsOf(row["上限"])))));
        Assert.Empty(DemoScheme.Negative.SelectMany(row => BurdenLint.Read(new NegativeRule(row["编码"], row["情形"], row["扣分"], row["认定依据"], DemoScheme.PointsOf(row["每次扣"]), row["附带"].Length > 0))));
        Assert.Empty(DemoScheme.Veto.SelectMany(row => BurdenLint.Read(row["情形"], row["效果"])));
        Assert.Equal(BurdenTopic.Instruction, Assert.Single(BurdenLint.Read(new BonusRule("J6", "区委领导批示", "", "", new(100), new(200)))).Topic);
    }

    [Fact]
    public void A_case_is_read_with_its_effect()
    {
        Assert.Empty(BurdenLint.Read(new OccurrenceRule(new(300), [new("F4.1.2", "强制打卡排名（每起）", new(100))])));
        Assert.Equal(BurdenTopic.AppActivity, Assert.Single(BurdenLint.Read(new CheckRule(new(300), [new("X", "打卡排名靠前", new(300))]))).Topic);
        Assert.Equal(BurdenTopic.Photos, Assert.Single(BurdenLint.Read(new OccurrenceRule(new(300), [new("X", "活动无照片（每次）", new(100))]))).Topic);
    }
}
