using System.Collections.Immutable;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>What was found about one item: counts and answers by case code, ratio, level and rank by part. What nobody entered is absent, never 0.</summary>
public sealed record ItemInput
{
    public static readonly ItemInput Empty = new();

    public ImmutableSortedDictionary<string, int> Counts { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<int, Ratio> Ratios { get; init; } = ImmutableSortedDictionary<int, Ratio>.Empty;

    public ImmutableSortedDictionary<int, string> Levels { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>有 or 没有 by case code.</summary>
    public ImmutableSortedDictionary<string, bool> Present { get; init; } = ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<int, int> Ranks { get; init; } = ImmutableSortedDictionary<int, int>.Empty;

    /// <summary>Parts that an inspector looked at and found in order (未发现问题): absent counts of theirs are 0.</summary>
    public ImmutableSortedSet<int> NoneFound { get; init; } = [];

    public int? CountOf(string code) => Counts.TryGetValue(code, out var count) ? count : null;

    public ItemInput Count(string code, int count) => count < 0 ? throw new RuleBroken("Schemes.Input.Count", count) : this with { Counts = Counts.SetItem(code, count) };

    public ItemInput Share(int part, long share, long whole) => this with { Ratios = Ratios.SetItem(part, new(share, whole)) };

    public ItemInput Level(int part, string code) => this with { Levels = Levels.SetItem(part, code) };

    public ItemInput Has(string code, bool present = true) => this with { Present = Present.SetItem(code, present) };

    public ItemInput Rank(int part, int rank) => rank < 1 ? throw new RuleBroken("Schemes.Input.Rank", rank) : this with { Ranks = Ranks.SetItem(part, rank) };

    public ItemInput NothingFound(int part) => this with { NoneFound = NoneFound.Add(part) };
}
