namespace CleanAgency.Core.Common;

/// <summary>
/// The product's clock. It may run beside the real one (the demo starts on its demo day), so business time comes from here,
/// while sign-in, cookies and lock-out ask the machine.
/// </summary>
public sealed class Clock(TimeProvider real)
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private long shift;

    /// <summary>This moment in UTC, in whole milliseconds: both databases keep those exactly, and the audit hashes them.</summary>
    public DateTime Now
    {
        get
        {
            var ticks = real.GetUtcNow().UtcTicks + Interlocked.Read(ref shift);
            return new DateTime(ticks - (ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        }
    }

    public DateOnly Today => DateOf(Now);

    public static DateOnly DateOf(DateTime moment) => DateOnly.FromDateTime(InShanghai(moment));

    public static DateTime InShanghai(DateTime moment) => TimeZoneInfo.ConvertTimeFromUtc(moment, Shanghai);

    public static DateTime FromShanghai(DateOnly day, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), Shanghai);

    /// <summary>Only the demo moves the clock; from there it runs on with the machine's.</summary>
    public void MoveTo(DateTime moment) => Interlocked.Exchange(ref shift, moment.Ticks - real.GetUtcNow().UtcTicks);
}
