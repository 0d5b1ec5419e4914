using CleanAgency.Core.Results;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>The number over all sealed cards of a round.</summary>
public sealed class CommitmentTests
{
    private static readonly Random Dice = new(6);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(54)]
    [InlineData(2001)]
    public void It_does_not_depend_on_the_order_and_every_letter_of_every_seal_counts(int cards)
    {
        var all = Cards(cards);
        var root = Commitment.Root(all);
        Assert.Matches("^[0-9a-f]{64}$", root);
        Assert.Equal(root, Commitment.Root(all.OrderBy(_ => Dice.Next())));
        foreach (var place in new[] { 0, cards / 2, cards - 1 })
        {
            List<(Guid, string)> altered = [.. all];
            altered[place] = (all[place].Id, Flipped(all[place].Seal));
            Assert.NotEqual(root, Commitment.Root(altered));
            altered[place] = (Guid.NewGuid(), all[place].Seal);
            Assert.NotEqual(root, Commitment.Root(altered));
        }
    }

    [Fact]
    public void One_card_more_or_less_is_another_number()
    {
        var all = Cards(7);
        Assert.Distinct(Enumerable.Range(1, 7).Select(count => Commitment.Root(all.Take(count))));
    }

    [Fact]
    public void It_stays_what_it_is() => Assert.Equal(
        "faa69324dd34a9da1148cbf976b3600afd83b51bf9ff78d89cb3a900b6e3189b",
        Commitment.Root([(new Guid("00000000-0000-0000-0000-000000000001"), new string('a', 64)), (new Guid("00000000-0000-0000-0000-000000000002"), new string('b', 64)), (new Guid("00000000-0000-0000-0000-000000000003"), new string('c', 64))]));

    [Fact]
    public void Of_nothing_there_is_none() => Assert.Throws<ArgumentException>(() => Commitment.Root([]));

    private static string Flipped(string seal) => (seal[0] == '0' ? '1' : '0') + seal[1..];

    private static List<(Guid Id, string Seal)> Cards(int count) => [.. Enumerable.Range(0, count).Select(_ => (Guid.NewGuid(), Convert.ToHexStringLower(Bytes())))];

    private static byte[] Bytes()
    {
        var bytes = new byte[32];
        Dice.NextBytes(bytes);
        return bytes;
    }
}
