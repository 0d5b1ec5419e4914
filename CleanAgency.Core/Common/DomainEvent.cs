using MediatR;

namespace CleanAgency.Core.Common;

/// <summary>Something that has happened, in the past tense and by ids: an upper feature may react inside the same save.</summary>
public abstract record DomainEvent : INotification;
