using CleanAgency.Web.Operation;
using Xunit;

namespace CleanAgency.Tests.People;

public sealed class FirstStartTests
{
    [Fact]
    public void The_code_opens_however_it_was_typed()
    {
        var start = new FirstStart();
        var code = start.MakeCode();

        Assert.True(start.Opens(code));
        Assert.True(start.Opens(code.ToLowerInvariant().Replace('-', ' ')));
        Assert.True(start.Opens($" {code.Replace("-", "", StringComparison.Ordinal)} "));
    }

    [Fact]
    public void Ten_wrong_codes_end_it_even_for_the_right_one()
    {
        var start = new FirstStart();
        var code = start.MakeCode();

        Assert.All(Enumerable.Range(0, FirstStart.Tries), _ => Assert.False(start.Opens("AAAA-AAAA-AAAA")));

        Assert.Equal(0, start.TriesLeft);
        Assert.False(start.Opens(code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("------")]
    public void Without_a_code_nothing_opens(string? typed)
    {
        var start = new FirstStart();
        Assert.False(start.Opens(typed));

        start.MakeCode();
        Assert.False(start.Opens(typed));
    }

    [Fact]
    public void Many_at_once_have_no_more_than_ten_tries()
    {
        var start = new FirstStart();
        start.MakeCode();

        Parallel.For(0, 200, _ => start.Opens("wrong"));

        Assert.Equal(0, start.TriesLeft);
    }

    [Fact]
    public void After_set_up_the_code_opens_nothing()
    {
        var start = new FirstStart();
        var code = start.MakeCode();
        start.End();

        Assert.False(start.Opens(code));
    }

    [Fact]
    public void Every_start_has_another_code() =>
        Assert.Equal(50, Enumerable.Range(0, 50).Select(_ => new FirstStart().MakeCode()).Distinct().Count());
}
