using System.Security.Cryptography;
using System.Text.Json;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>What a round comes to for one unit.</summary>
/// <param name="Groups">The names of the groups that scored it.</param>
/// <param name="Score">Null: something is missing of which it is composed.</param>
/// <param name="Exact">Before it was rounded.</param>
/// <param name="Raw">Without the adjustment of scales.</param>
/// <param name="Computed">The grade as the rules give it, before anybody decided otherwise.</param>
/// <param name="ByScore">The grade that the score alone would give.</param>
public sealed record LineContent(
    Guid UnitId, string Code, string Unit, string Category, string Groups, Points? Score, string Exact, Points? Raw, string? Grade, string? Computed, string? ByScore,
    int? RankInCategory, int? RankOverall, bool Shared, Explanation Why)
{
    /// <param name="computed">The same unit, before anybody decided for another grade.</param>
    internal static LineContent Of(UnitOutcome unit, UnitOutcome computed) => new(
        unit.UnitId, unit.Code, unit.Name, unit.Category, string.Join('\u3001', unit.Groups), unit.Score, unit.Exact?.ToString() ?? "", unit.Raw, unit.Grade, computed.Grade, unit.GradeByScore,
        unit.RankInCategory, unit.RankOverall, unit.SharedRank, unit.Explanation);

    /// <summary>Told from every other content; the same in every language.</summary>
    public string Seal => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        UnitId, Code, Unit, Category, Groups, Score = Score?.Hundredths, Exact, Raw = Raw?.Hundredths, Grade, Computed, ByScore, RankInCategory, RankOverall, Shared, Why = ExplanationJson.Write(Why),
    })));
}

/// <summary>The line of a unit in an approved result. It has no way to be changed.</summary>
public sealed class ResultLine : Entity, IPartOf
{
    internal ResultLine(Guid resultId, int place, LineContent content)
    {
        (Place, ResultId, UnitId, Code, Unit, Category, Groups) = (place, resultId, content.UnitId, content.Code, content.Unit, content.Category, content.Groups);
        (Score, Exact, Raw, Grade, Computed, ByScore) = (content.Score, content.Exact, content.Raw, content.Grade, content.Computed, content.ByScore);
        (RankInCategory, RankOverall, Shared, StoredWhy, Seal) = (content.RankInCategory, content.RankOverall, content.Shared, ExplanationJson.Write(content.Why), content.Seal);
    }

    private ResultLine() => (Code, Unit, Category, Groups, Exact, StoredWhy, Seal) = (null!, null!, null!, null!, null!, null!, null!);

    [NotAudited]
    public Guid ResultId { get; private init; }

    /// <summary>In the official order.</summary>
    [NotAudited]
    public int Place { get; private init; }

    [NotAudited]
    public Guid UnitId { get; private init; }

    [NotAudited]
    public string Code { get; private init; }

    [NotAudited]
    public string Unit { get; private init; }

    [NotAudited]
    public string Category { get; private init; }

    [NotAudited]
    public string Groups { get; private init; }

    [NotAudited]
    public Points? Score { get; private init; }

    [NotAudited]
    public string Exact { get; private init; }

    [NotAudited]
    public Points? Raw { get; private init; }

    [NotAudited]
    public string? Grade { get; private init; }

    [NotAudited]
    public string? Computed { get; private init; }

    [NotAudited]
    public string? ByScore { get; private init; }

    [NotAudited]
    public int? RankInCategory { get; private init; }

    [NotAudited]
    public int? RankOverall { get; private init; }

    [NotAudited]
    public bool Shared { get; private init; }

    /// <summary>The stored form of the explanation.</summary>
    [NotAudited]
    public string StoredWhy { get; private init; }

    [NotAudited]
    public string Seal { get; private init; }

    public override string Caption => Unit;

    public LineContent Content => new(UnitId, Code, Unit, Category, Groups, Score, Exact, Raw, Grade, Computed, ByScore, RankInCategory, RankOverall, Shared, ExplanationJson.Read(StoredWhy));

    Guid IPartOf.WholeId => ResultId;

    Type IPartOf.Whole => typeof(RoundResult);
}
