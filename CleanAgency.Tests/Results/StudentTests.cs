using CleanAgency.Core.Results;
using Xunit;

namespace CleanAgency.Tests.Results;

public sealed class StudentTests
{
    [Theory]
    [InlineData(0.95, 1, 12.7062047362)]
    [InlineData(0.95, 2, 4.3026527297)]
    [InlineData(0.95, 3, 3.1824463053)]
    [InlineData(0.95, 4, 2.7764451052)]
    [InlineData(0.95, 5, 2.5705818356)]
    [InlineData(0.95, 10, 2.2281388520)]
    [InlineData(0.95, 20, 2.0859634473)]
    [InlineData(0.95, 30, 2.0422724563)]
    [InlineData(0.95, 60, 2.0002978220)]
    [InlineData(0.95, 120, 1.9799304051)]
    [InlineData(0.99, 1, 63.6567411629)]
    [InlineData(0.99, 2, 9.9248432009)]
    [InlineData(0.99, 5, 4.0321429836)]
    [InlineData(0.99, 10, 3.1692726726)]
    [InlineData(0.99, 30, 2.7499956536)]
    [InlineData(0.90, 1, 6.3137515147)]
    [InlineData(0.90, 5, 2.0150483733)]
    [InlineData(0.90, 10, 1.8124611228)]
    [InlineData(0.50, 1, 1.0)]
    [InlineData(0.50, 2, 0.8164965809)]
    [InlineData(0.999, 1, 636.6192487688)]
    [InlineData(0.95, 100_000_000, 1.9599640)]
    public void The_factor_is_that_of_the_table(double confidence, int degreesOfFreedom, double table) =>
        Assert.Equal(table, Student.Factor(confidence, degreesOfFreedom), table * 1e-7);

    [Fact]
    public void One_degree_of_freedom_is_an_arc_tangent() =>
        Assert.All([0.01, 0.1, 0.5, 1, 3, 12.7, 1000], t => Assert.Equal(2 / Math.PI * Math.Atan(t), Student.Between(t, 1), 12));

    [Fact]
    public void More_degrees_of_freedom_never_widen_an_interval() =>
        Assert.All(Enumerable.Range(1, 400), n => Assert.True(Student.Factor(0.95, n + 1) < Student.Factor(0.95, n)));

    [Fact]
    public void There_is_no_factor_without_a_degree_of_freedom() => Assert.Throws<ArgumentOutOfRangeException>(() => Student.Factor(0.95, 0));
}
