using CleanAgency.Core.Common;

namespace CleanAgency.Web.Schemes;

/// <summary>A row of a rule on its way through its cells: each gives back the row it has changed.</summary>
/// <param name="Number">Counted from 1, for the labels that screen readers say.</param>
public sealed record CaseCell<TCase>(TCase Row, int Number, Func<TCase, Task> Put)
{
    public async Task<bool> Points(string typed, Func<Points, TCase> with)
    {
        var read = Core.Common.Points.TryParse(typed, out var points);
        await (read ? Put(with(points)) : Task.CompletedTask);
        return read;
    }

    /// <summary>Blank means none.</summary>
    public async Task<bool> PointsOrNone(string typed, Func<Points?, TCase> with)
    {
        var (none, read) = (string.IsNullOrWhiteSpace(typed), Core.Common.Points.TryParse(typed, out var points));
        await (none || read ? Put(with(none ? null : points)) : Task.CompletedTask);
        return none || read;
    }

    public async Task<bool> WholeOrNone(string typed, Func<int?, TCase> with)
    {
        var (none, read) = (string.IsNullOrWhiteSpace(typed), int.TryParse(typed, out var number));
        await (none || read ? Put(with(none ? null : number)) : Task.CompletedTask);
        return none || read;
    }
}
