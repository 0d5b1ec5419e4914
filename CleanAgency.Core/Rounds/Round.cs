using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;

namespace CleanAgency.Core.Rounds;

/// <summary>How far a round has come. It goes one way, but for a result that the leaders send back.</summary>
public enum RoundState
{
    Preparing,
    Grouping,
    Announced,

    /// <summary>汇总: the locked cards have been committed to, and what they come to may be read side by side.</summary>
    Totalled,

    /// <summary>校准: it has been decided whether the groups' scales are adjusted.</summary>
    Calibrated,

    /// <summary>审定.</summary>
    Approved,

    /// <summary>通报.</summary>
    Published,
    Archived,
}

/// <summary>The new round begins with what the other one had; features above copy their own part.</summary>
public sealed record RoundCopied(Guid RoundId, Guid FromId) : DomainEvent;

/// <summary>Units came into the round or left it; plans above follow.</summary>
public sealed record ScopeChanged(Guid RoundId) : DomainEvent;

/// <summary>One supervision round (督导轮次): its period, its scheme, and the units that are in it.</summary>
public sealed class Round : Entity
{
    private readonly List<RoundUnit> units = [];

    public Round(string code, RoundProfile profile, Round? previous, string by, DateTime at)
    {
        Code = CheckedCode(code);
        Take(profile.Checked(), by, at);
        Follow(previous);
    }

    private Round() => Code = null!;

    public string Code { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>The programme year to which its results belong.</summary>
    public int Year { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public RoundState State { get; private set; }

    public Guid? SchemeId { get; private set; }

    /// <summary>The copy that is frozen when grouping starts; before that the scheme's own counts.</summary>
    [NotAudited]
    public RoundPolicy? Policy { get; private set; }

    /// <summary>The round whose groups should not meet the same units again.</summary>
    public Guid? PreviousId { get; private set; }

    public DateTime? GroupingSince { get; private set; }

    public DateTime? AnnouncedAt { get; private set; }

    [NotAudited]
    public FieldMarks Marks { get; private set; } = new();

    public IReadOnlyCollection<RoundUnit> Units => units;

    /// <summary>Until then the round goes on with its result; a correction after it leaves the round where it is.</summary>
    public bool IsPublished => State >= RoundState.Published;

    public override string Caption => $"{Code} {Name}";

    public RoundProfile Profile => new(Name, Year, From, To);

    public static string CheckedCode(string code)
    {
        var text = (code ?? "").Trim().ToUpperInvariant();
        return text.Length is >= 1 and <= 12 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            ? text
            : throw new RuleBroken("Rounds.CodeForm", text);
    }

    /// <summary>One field, as a person types it. What he has not seen is not replaced.</summary>
    /// <param name="named">The round that the value names, when the field is the previous one.</param>
    /// <returns>The version that will hold the value.</returns>
    public int Edit(RoundField field, string? value, Round? named, int seen, string by, DateTime at)
    {
        RefuseWhenAnnounced();
        var text = (value ?? "").Trim();
        Marks.RefuseStale(field.ToString(), seen, Text(field), text);
        if (Text(field) == text)
        {
            return Version;
        }

        switch (field)
        {
            case RoundField.Scheme:
                ChooseScheme(text.Length == 0 ? null : Guid.Parse(text));
                break;
            case RoundField.Previous:
                Follow(named);
                break;
            default:
                Take(Profile.With(field, text).Checked(), by, at);
                break;
        }

        Marks = Marks.With(field.ToString(), new(Version + 1, by, at));
        return Version + 1;
    }

    public string Text(RoundField field) => field switch
    {
        RoundField.Scheme => SchemeId?.ToString() ?? "",
        RoundField.Previous => PreviousId?.ToString() ?? "",
        _ => Profile.Text(field),
    };

    /// <summary>Everything with which the other round began, and whatever features above will add.</summary>
    /// <param name="stillActive">The units of the other round that can be judged in this one.</param>
    public void CopyFrom(Round other, IEnumerable<SupervisedUnit> stillActive)
    {
        ChooseScheme(SchemeId ?? other.SchemeId);
        TakeIn(stillActive);
        Tell(new RoundCopied(Id, other.Id));
    }

    public void TakeIn(IEnumerable<SupervisedUnit> chosen)
    {
        RefuseWhenAnnounced();
        foreach (var unit in chosen.Where(unit => units.All(u => u.UnitId != unit.Id)))
        {
            units.Add(WhyNotIn(unit) is { } no ? throw no : new(Id, unit.Id, unit.Category));
        }

        Tell(new ScopeChanged(Id));
    }

    public void LeaveOut(IReadOnlyCollection<Guid> unitIds)
    {
        RefuseWhenAnnounced();
        units.RemoveAll(unit => unitIds.Contains(unit.UnitId));
        Tell(new ScopeChanged(Id));
    }

    /// <summary>Asked before the act, so that the screen can say why a unit is not offered.</summary>
    public RuleBroken? WhyNotIn(SupervisedUnit unit) =>
        unit.ParentId is not null ? new("Rounds.Station", unit.Name)
        : unit.ActiveTo < From ? new("Rounds.Closed", unit.Name, unit.ActiveTo)
        : unit.ActiveFrom > To ? new("Rounds.NotYet", unit.Name, unit.ActiveFrom)
        : null;

    /// <summary>From here on scheme, policies and categories stay as they are now.</summary>
    /// <param name="scheme">The one that the round has chosen.</param>
    /// <param name="categories">Of the units in scope, as they stand at this moment.</param>
    public void StartGrouping(Scheme? scheme, IReadOnlyDictionary<Guid, string> categories, DateTime at)
    {
        if (State != RoundState.Preparing)
        {
            throw new RuleBroken("Rounds.AlreadyGrouping", Code);
        }

        if (WhyNotGroup(scheme).FirstOrDefault() is { } no)
        {
            throw no;
        }

        units.ForEach(unit => unit.Freeze(categories[unit.UnitId]));
        (State, Policy, GroupingSince) = (RoundState.Grouping, scheme!.Policy, at);
    }

    /// <summary>All that is missing before groups can be formed.</summary>
    public IEnumerable<RuleBroken> WhyNotGroup(Scheme? scheme)
    {
        if (scheme is not { State: SchemeState.Published })
        {
            yield return scheme is null ? new("Rounds.NoScheme") : new($"Rounds.Scheme{scheme.State}", scheme.Name);
        }

        if (units.Count == 0)
        {
            yield return new("Rounds.NoUnits");
        }
    }

    /// <summary>What follows from an announcement is another message's rule; here it only becomes impossible to change what was announced.</summary>
    public void Announce(DateTime at) =>
        (State, AnnouncedAt) = State == RoundState.Grouping ? (RoundState.Announced, at) : throw new RuleBroken("Rounds.NotGrouping", Code);

    public void RefuseWhenAnnounced()
    {
        if (State >= RoundState.Announced)
        {
            throw new RuleBroken("Rounds.Announced", Code);
        }
    }

    /// <summary>One step towards the archive, from the step before it.</summary>
    /// <param name="again">Where it may stand already: what has been decided there is decided anew.</param>
    public void Reach(RoundState next, bool again = false) => State = State == next - 1 || (again && State == next) ? next : throw NotNow;

    /// <summary>Before it is published the leaders may send it back, and a corrected version begins anew; nothing else goes backwards.</summary>
    public void SendBackToTotals() => State = State is RoundState.Totalled or RoundState.Calibrated or RoundState.Approved ? RoundState.Totalled : throw NotNow;

    /// <summary>Its units, groups and cards stand: the cards have been committed to.</summary>
    public void RefuseWhenTotalled()
    {
        if (State > RoundState.Announced)
        {
            throw NotNow;
        }
    }

    private RuleBroken NotNow => new("Rounds.NotNow", Code, new TextCode($"Rounds.RoundState.{State}"));

    private void ChooseScheme(Guid? scheme) =>
        SchemeId = State == RoundState.Preparing ? scheme : throw new RuleBroken("Rounds.SchemeFrozen", Code);

    private void Follow(Round? previous) =>
        PreviousId = previous is null || previous.From < From ? previous?.Id : throw new RuleBroken("Rounds.NotPrevious", previous.Code);

    private void Take(RoundProfile profile, string by, DateTime at)
    {
        var before = Name.Length == 0 ? profile : Profile;
        (Name, Year, From, To) = (profile.Name, profile.Year, profile.From, profile.To);
        foreach (var field in new[] { RoundField.Name, RoundField.Year, RoundField.From, RoundField.To }.Where(f => before.Text(f) != profile.Text(f)))
        {
            Marks = Marks.With(field.ToString(), new(Version + 1, by, at));
        }
    }
}
