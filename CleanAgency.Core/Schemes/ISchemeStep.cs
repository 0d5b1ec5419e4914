using CleanAgency.Core.Access;

namespace CleanAgency.Core.Schemes;

/// <summary>A change of one scheme. One at a time: what is published is what was checked.</summary>
public interface ISchemeStep : IAbout<Scheme>, ILane
{
    Guid SchemeId { get; }

    Guid IAbout<Scheme>.RowId => SchemeId;

    string ILane.Lane => $"scheme {SchemeId}";
}
