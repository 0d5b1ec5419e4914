using CleanAgency.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Access;

/// <summary>A message about one row of a kind: the gate refuses it when the row rule does not show that row to the person.</summary>
public interface IAbout<TRow>
    where TRow : Entity
{
    Guid RowId { get; }
}

/// <summary>A question over many rows of a kind: its handler starts from <see cref="Rows{TRow}"/>, never from the whole table.</summary>
public interface IAmong<TRow>
    where TRow : Entity;

/// <summary>Whose rows are they? One small class a kind, beside its entity; the same rule narrows lists and refuses foreign ids.</summary>
public abstract class RowRule<TRow>
    where TRow : Entity
{
    public abstract IQueryable<TRow> Narrow(IQueryable<TRow> rows, Actor actor);
}

/// <summary>The rows of a kind that the person may see.</summary>
public sealed class Rows<TRow>(IAppDb db, RowRule<TRow> rule, Actor actor) : IRows
    where TRow : Entity
{
    public IQueryable<TRow> Visible => rule.Narrow(db.Set<TRow>(), actor);

    /// <summary>Who may see every row is not asked row by row: an id that is not there is refused by the handler that looks for it.</summary>
    public Task<bool> Sees(Guid id, CancellationToken ct)
    {
        var all = db.Set<TRow>();
        var visible = rule.Narrow(all, actor);
        return ReferenceEquals(visible, all) ? Task.FromResult(true) : visible.AnyAsync(row => row.Id == id, ct);
    }
}

internal interface IRows
{
    Task<bool> Sees(Guid id, CancellationToken ct);
}
