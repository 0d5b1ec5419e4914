using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Core.Calendar;

/// <summary>
/// The one calendar that all messages share. It is read when first asked for, and again after an import or an edit, here or on another
/// server; in between nobody asks the database.
/// </summary>
public sealed class CalendarShelf
{
    /// <summary>Announced on each server once its calendar is another: what is reckoned with it has to be reckoned again.</summary>
    public static readonly string Topic = LiveUpdates.TopicOf(nameof(WorkCalendar));

    private readonly IServiceScopeFactory scopes;
    private readonly Lock reading = new();
    private volatile Held? held;
    private int changes;

    public CalendarShelf(IServiceScopeFactory scopes, LiveUpdates live)
    {
        ArgumentNullException.ThrowIfNull(live);
        this.scopes = scopes;
        foreach (var kind in new[] { nameof(ImportedYear), nameof(EditedDay) })
        {
            live.Listen(LiveUpdates.TopicOf(kind), () =>
            {
                Interlocked.Increment(ref changes);
                live.Hear([Topic]);
            });
        }
    }

    public WorkCalendar Current => held is { } known && known.After == Volatile.Read(ref changes) ? known.Calendar : Read();

    private WorkCalendar Read()
    {
        lock (reading)
        {
            // A change that is heard while this is being read makes it old at once.
            if (held is not { } known || known.After != Volatile.Read(ref changes))
            {
                var after = Volatile.Read(ref changes);
                // A connection of its own: what a message has not committed yet is nobody else's calendar.
                using var scope = scopes.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<IAppDb>();
                held = known = new(after, new(NoticesOver([.. db.Set<ImportedYear>().AsNoTracking()]), [.. db.Set<EditedDay>().AsNoTracking().AsEnumerable().Select(day => day.Says)]));
            }

            return known.Calendar;
        }
    }

    /// <summary>Imported years over those that come with the product.</summary>
    internal static IEnumerable<HolidayYear> NoticesOver(IReadOnlyCollection<ImportedYear> imported) =>
        imported.Select(year => year.Notice).Concat(HolidayYear.Shipped.Where(shipped => imported.All(year => year.Year != shipped.Year)));

    private sealed record Held(int After, WorkCalendar Calendar);
}
