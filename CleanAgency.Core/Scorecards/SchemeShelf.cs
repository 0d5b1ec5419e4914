using System.Collections.Concurrent;
using System.Text.Json;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>An item as cards need it, with its rule read.</summary>
public sealed record CardItem(Indicator Indicator, ScoringRule Rule, Applicability Applies)
{
    public Guid Id => Indicator.Id;

    public string Code => Indicator.Code;

    /// <summary>The rule as tablets read it.</summary>
    public JsonElement StoredRule { get; } = JsonElement.Parse(Indicator.StoredRule!);

    /// <summary>The facts that its rule or its applicability asks for.</summary>
    public IReadOnlyList<string> Facts { get; } = [.. FactFeed.FactsOf(Rule).Concat(Applies.Facts).Distinct()];
}

/// <summary>A published scheme, ready for scoring.</summary>
public sealed record CardScheme(Scheme Scheme, IReadOnlyDictionary<Guid, CardItem> Items)
{
    /// <summary>In the order of the tree, laid out once.</summary>
    public IReadOnlyList<Indicator> Ordered { get; } = Scheme.Indicators;

    public CardItem Item(Guid id) => Items.GetValueOrDefault(id) ?? throw new RuleBroken("Common.Gone");

    /// <summary>These codes in the order of the scheme; one that it does not have is refused.</summary>
    public IReadOnlyList<string> Codes(IReadOnlyList<string> named)
    {
        List<string> known = [.. Scheme.Indicators.Select(item => item.Code).Where(named.Contains)];
        return known.Count == named.Distinct().Count() ? known : throw new RuleBroken("Common.Gone");
    }

    public ExtraRule Extra(Guid id) => Scheme.Extras.FirstOrDefault(rule => rule.Id == id) ?? throw new RuleBroken("Common.Gone");
}

/// <summary>Schemes that rounds score by. They were published and cannot change, so each is read once.</summary>
public sealed class SchemeShelf
{
    private readonly ConcurrentDictionary<Guid, CardScheme> read = new();

    public async Task<CardScheme> Of(IAppDb db, Guid schemeId, CancellationToken ct) => read.TryGetValue(schemeId, out var known) ? known : read[schemeId] = await Read(db, schemeId, ct);

    private static async Task<CardScheme> Read(IAppDb db, Guid schemeId, CancellationToken ct)
    {
        var scheme = await db.Set<Scheme>().AsNoTracking().Whole().SingleAsync(s => s.Id == schemeId, ct);
        return new(scheme, scheme.Indicators.Select(item => new CardItem(item, item.Rule!, item.Applies)).ToDictionary(item => item.Id));
    }
}
