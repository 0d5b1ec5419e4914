using System.Numerics;
using CleanAgency.Core.Common;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CleanAgency.Tests.Schemes;

public sealed class PointsTests
{
    [Theory]
    [InlineData("89.995", 9000)]
    [InlineData("89.99499999", 8999)]
    [InlineData("84.125", 8413)] // .NET's own habit would give 84.12
    [InlineData("-0.005", -1)]
    [InlineData("0.004", 0)]
    public void Half_a_hundredth_goes_away_from_zero(string value, int hundredths) =>
        Assert.Equal(new Points(hundredths), Points.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(1, 200, 1)]
    [InlineData(-1, 200, -1)]
    [InlineData(1, -200, -1)]
    [InlineData(1, 201, 0)]
    [InlineData(7550, 82, 9207)] // 75.5 of 82 is 92.0731…
    [InlineData(2, 3, 67)]
    public void A_fraction_is_rounded_without_a_decimal_in_between(int numerator, int denominator, int hundredths) =>
        Assert.Equal(new Points(hundredths), Points.Round(numerator, denominator));

    [Fact]
    public void Both_ways_of_rounding_agree_where_a_decimal_is_exact() => Prop.ForAll(Gen.Choose(-1_000_000, 1_000_000).ToArbitrary(), thousandths =>
        Points.Round(thousandths, 1000) == Points.Of(thousandths / 1000m)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0.5", 50)]
    [InlineData(" 3 ", 300)]
    [InlineData("-1.25", -125)]
    [InlineData("1.005", null)]
    [InlineData("1,5", null)]
    [InlineData("三", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("10001", null)]
    public void What_is_typed_has_two_decimals_at_most(string? typed, int? hundredths) =>
        Assert.Equal(hundredths, Points.TryParse(typed, out var points) ? points.Hundredths : null);

    [Fact]
    public void They_are_spoken_with_a_true_minus_and_entered_with_a_plain_one()
    {
        Assert.Equal(("3", "0.5", "−1.25"), (Points.Of(3).ToString(), new Points(50).ToString(), new Points(-125).ToString()));
        Assert.Equal("-1.25", new Points(-125).ToEntry());
        Assert.Throws<DivideByZeroException>(() => Points.Round(BigInteger.One, BigInteger.Zero));
    }
}
