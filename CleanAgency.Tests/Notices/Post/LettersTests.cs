using System.Globalization;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Core.Notices.Post;
using Xunit;

namespace CleanAgency.Tests.Notices.Post;

public sealed class LettersTests
{
    private static readonly Guid Somebody = Guid.CreateVersion7();
    private static readonly Channel Mail = new(ChannelKind.Mail, new("邮件", "smtp.example.org:587", DeliveryPromise.AtMostOnce, "office@example.org"));
    private static readonly Channel Robot = new(ChannelKind.WeCom, new("工作群", "https://example.org/send", DeliveryPromise.AtMostOnce));

    // Friday 20 November 2026; quiet from 20 to 8. A digest waits for a working day, quiet hours do not.
    [Theory]
    [InlineData("2026-11-20 10:00:00", Trouble.Today, "notice", "2026-11-20 10:00")]
    [InlineData("2026-11-20 10:00:00", Trouble.Bad, "notice", "2026-11-20 10:00")]
    [InlineData("2026-11-20 10:00:00", Trouble.Warn, "digest", "2026-11-23 08:00")]
    [InlineData("2026-11-20 19:59:59", Trouble.Today, "notice", "2026-11-20 19:59:59")]
    [InlineData("2026-11-20 20:00:00", Trouble.Today, "quiet", "2026-11-21 08:00")]
    [InlineData("2026-11-18 23:59:59", Trouble.Today, "digest", "2026-11-19 08:00")]
    [InlineData("2026-11-19 00:00:00", Trouble.Bad, "digest", "2026-11-19 08:00")]
    [InlineData("2026-11-19 07:30:00", Trouble.News, "digest", "2026-11-19 08:00")]
    [InlineData("2026-11-19 08:00:00", Trouble.Warn, "digest", "2026-11-19 08:00")]
    [InlineData("2026-11-19 08:00:01", Trouble.Warn, "digest", "2026-11-20 08:00")]
    [InlineData("2026-09-30 09:00:00", Trouble.Run, "digest", "2026-10-08 08:00")]
    [InlineData("2026-02-13 09:00:00", Trouble.Warn, "digest", "2026-02-14 08:00")]
    [InlineData("2026-12-31 23:59:59", Trouble.Today, "digest", "2027-01-01 08:00")]
    public void When_a_letter_goes_out(string now, Trouble trouble, string kind, string when)
    {
        var letter = Assert.Single(Of(now, [Told(trouble)], Terms()));
        Assert.StartsWith($"{kind}:", letter.Key, StringComparison.Ordinal);
        Assert.Equal(At(when), letter.NotBefore);
        Assert.Equal(Somebody, letter.PersonId);
    }

    [Theory]
    [InlineData(LetterMode.AtOnce, Trouble.News, false, "notice")]
    [InlineData(LetterMode.Digest, Trouble.Bad, false, "digest")]
    [InlineData(LetterMode.Off, Trouble.Bad, false, "")]
    [InlineData(LetterMode.Off, Trouble.Bad, true, "notice")]
    [InlineData(LetterMode.Off, Trouble.Warn, true, "digest")]
    public void What_somebody_has_chosen_counts_unless_it_is_statutory(LetterMode mode, Trouble trouble, bool statutory, string kind)
    {
        var letters = Of("2026-11-19 10:00", [Told(trouble, statutory)], Terms(mode));
        Assert.Equal(kind, letters.SingleOrDefault()?.Key.Split(':')[0] ?? "");
    }

    [Fact]
    public void What_arrives_together_is_one_letter_whatever_the_order()
    {
        Raised[] told = [.. Enumerable.Range(0, 30).Select(i => Told((Trouble)(i % 5)))];
        var letters = Of("2026-11-19 10:00", told, Terms());
        Assert.Equal(["digest", "notice"], letters.Select(l => l.Key.Split(':')[0]).Order());
        Assert.Equal(letters.Select(l => l.Key).Order(), Of("2026-11-19 10:00", [.. told.Reverse()], Terms()).Select(l => l.Key).Order());
        Assert.Single(Of("2026-11-19 21:00", told, Terms()));
    }

    [Fact]
    public void Who_has_named_no_address_gets_no_mail_and_a_group_hears_once_a_day_of_everybody()
    {
        Assert.Empty(Of("2026-11-19 10:00", [Told(Trouble.Bad)], new(Somebody)));
        var group = Letters.Of([Told(Trouble.Bad), Told(Trouble.News)], new Dictionary<Guid, NoticeTerms>(), [Robot], At("2026-11-19 10:00"), WorkCalendar.Shipped);
        var later = Letters.Of([Told(Trouble.Bad)], new Dictionary<Guid, NoticeTerms>(), [Robot], At("2026-11-19 19:00"), WorkCalendar.Shipped);
        Assert.Equal($"robot:{Robot.Id:N}:2026-11-20", Assert.Single(group).Key);
        Assert.Equal(group[0].Key, Assert.Single(later).Key);
        Assert.Null(group[0].PersonId);
    }

    [Theory]
    [InlineData("20:00", "08:00", "19:59:59", false)]
    [InlineData("20:00", "08:00", "20:00:00", true)]
    [InlineData("20:00", "08:00", "00:00:00", true)]
    [InlineData("20:00", "08:00", "07:59:59", true)]
    [InlineData("20:00", "08:00", "08:00:00", false)]
    [InlineData("12:00", "14:00", "13:00:00", true)]
    [InlineData("12:00", "14:00", "14:00:00", false)]
    [InlineData("08:00", "08:00", "08:00:00", false)]
    public void Quiet_hours_hold(string from, string until, string hour, bool quiet) =>
        Assert.Equal(quiet, new QuietHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(until, CultureInfo.InvariantCulture)).Hold(At($"2026-11-19 {hour}")));

    [Fact]
    public void A_digest_never_falls_into_quiet_hours()
    {
        var late = new QuietHours(new(19, 0), new(9, 30));
        Assert.Equal(At("2026-11-19 09:30"), Letters.NextDigest(late, At("2026-11-19 07:00"), WorkCalendar.Shipped));
        Assert.Equal(At("2026-11-20 09:30"), Letters.NextDigest(late, At("2026-11-19 09:30:01"), WorkCalendar.Shipped));
    }

    [Fact]
    public void Every_kind_has_a_name_by_which_people_choose() => Assert.Empty(
        from kind in Enum.GetValues<NoticeKind>()
        from language in new[] { "zh-CN", "en" }
        where RuleTexts.Find($"Notices.KindName.{kind}", CultureInfo.GetCultureInfo(language)) is null
        select $"KindName.{kind} ({language})");

    private static IReadOnlyList<Letter> Of(string now, Raised[] told, NoticeTerms terms) =>
        Letters.Of(told, new Dictionary<Guid, NoticeTerms> { [Somebody] = terms }, [Mail], At(now), WorkCalendar.Shipped);

    private static Raised Told(Trouble trouble, bool statutory = false) => new(Guid.CreateVersion7(), Somebody, NoticeKind.CardToScore, 1, trouble, statutory);

    private static NoticeTerms Terms(LetterMode? mode = null)
    {
        var terms = new NoticeTerms(Somebody);
        terms.Set("a@example.org", QuietHours.Usual, mode is { } chosen ? new Dictionary<NoticeKind, LetterMode> { [NoticeKind.CardToScore] = chosen } : new Dictionary<NoticeKind, LetterMode>());
        return terms;
    }

    private static DateTime At(string moment)
    {
        var local = DateTime.Parse(moment, CultureInfo.InvariantCulture);
        return Clock.FromShanghai(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
