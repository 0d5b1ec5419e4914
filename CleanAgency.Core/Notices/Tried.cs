using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices;

/// <summary>Who hears of a thing because others did not act learns whom it was told before him, when, and whether they have read it.</summary>
internal sealed class Tried(IAppDb db)
{
    private const int Named = 4;

    /// <summary>By notice; only those that were told on have something to say.</summary>
    public async Task<IReadOnlyDictionary<Guid, TextCode>> Of(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        var passedOn = notices.Where(notice => notice.Rung > 0).ToList();
        if (passedOn.Count == 0)
        {
            return new Dictionary<Guid, TextCode>();
        }

        var (kinds, things) = (passedOn.Select(n => n.Kind).Distinct().ToList(), passedOn.Select(n => n.Thing).Distinct().ToList());
        var told = (await (
            from notice in db.Set<Notice>()
            where kinds.Contains(notice.Kind) && things.Contains(notice.Thing)
            join person in db.Set<Person>() on notice.PersonId equals person.Id
            select new Told(notice.Kind, notice.Thing, notice.Due, notice.Rung, notice.EndedAt, notice.Times, notice.ToldAt, notice.ReadAt, person.Name)).ToListAsync(ct)).ToLookup(one => (one.Kind, one.Thing, one.Due));
        return passedOn
            // After a pause several rungs are told at once, and then not one after the other. Of what is open, those who have done their part meanwhile are not named.
            .Select(n => (n.Id, Before: told[(n.Kind, n.Thing, n.Due)].Where(one => one.Rung < n.Rung && (one.Times > 1 || one.ToldAt < n.ToldAt) && (one.EndedAt is null || n.EndedAt is not null)).OrderBy(one => one.Rung).ThenBy(one => one.ToldAt).ThenBy(one => one.Name, StringComparer.Ordinal).ToList()))
            .Where(one => one.Before.Count > 0).ToDictionary(one => one.Id, one => Say(one.Before));
    }

    private static TextCode Say(List<Told> before)
    {
        var names = before.Take(Named).Select(one => (object)new TextCode(one.ReadAt is null ? "Notices.TriedUnread" : "Notices.TriedRead", one.Name, Clock.DateOf(one.ToldAt))).Aggregate((all, next) => new TextCode("Notices.List", all, next));
        return new("Notices.Tried", before.Count > Named ? new TextCode("Notices.AndOthers", names, before.Count) : names);
    }

    private sealed record Told(NoticeKind Kind, Guid Thing, DateOnly Due, int Rung, DateTime? EndedAt, int Times, DateTime ToldAt, DateTime? ReadAt, string Name);
}
