using System.ComponentModel.DataAnnotations.Schema;

namespace CleanAgency.Core.Common;

/// <summary>
/// A row with an identity of its own. Its version is counted by us at each save, because SQLite has none:
/// two people who change the same row at the same moment are told, whatever the database.
/// </summary>
public abstract class Entity
{
    private readonly List<DomainEvent> news = [];

    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    public int Version { get; private set; } = 1;

    /// <summary>What people call this row; the audit writes it beside the id.</summary>
    [NotMapped]
    public abstract string Caption { get; }

    [NotMapped]
    public IReadOnlyCollection<DomainEvent> News => news;

    public void CountUpdate() => Version++;

    /// <summary>Called by the save once the reactions have heard the news.</summary>
    public void ForgetNews() => news.Clear();

    protected void Tell(DomainEvent happened) => news.Add(happened);
}

/// <summary>A row that only makes sense inside another: the audit and the screens name the whole.</summary>
public interface IPartOf
{
    Guid WholeId { get; }

    Type Whole { get; }
}
