using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Groups;

/// <summary>A reason as a sentence: a person, a date, a rule. Whoever may not know what was confided reads that he has to step back, and no more.</summary>
public static class RecusalWords
{
    public static bool MayRead(this Actor actor, Recusal recusal) => !recusal.Confided || actor.Has(Permission.PlanRounds) || actor.Id == recusal.PersonId;

    /// <param name="roundFrom">A transfer since then is news and says its day.</param>
    public static TextCode Say(this Recusal recusal, string person, DateOnly roundFrom, bool mayRead) =>
        !mayRead ? new("Groups.Recusal.Hidden", person)
        : recusal.Kind == ConflictKind.OwnUnit && recusal.Since >= roundFrom ? new("Groups.Recusal.Transferred", person, recusal.Since)
        : new($"Groups.Recusal.{recusal.Kind}", person, recusal.Since, recusal.Ground);
}
