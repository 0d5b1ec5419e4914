using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices.Post;

/// <summary>When nobody wants to be rung, in Shanghai time; mostly over midnight. The same hour twice: never quiet.</summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    public static readonly QuietHours Usual = new(new(20, 0), new(8, 0));

    public bool Hold(DateTime moment)
    {
        var hour = TimeOnly.FromDateTime(Clock.InShanghai(moment));
        return From < Until ? hour >= From && hour < Until : From != Until && (hour >= From || hour < Until);
    }

    /// <summary>That moment, or the end of the quiet hours in which it lies.</summary>
    public DateTime EndFrom(DateTime moment)
    {
        if (!Hold(moment))
        {
            return moment;
        }

        var local = Clock.InShanghai(moment);
        var day = DateOnly.FromDateTime(local);
        return Clock.FromShanghai(TimeOnly.FromDateTime(local) < Until ? day : day.AddDays(1), Until);
    }
}
