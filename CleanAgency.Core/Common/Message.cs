using MediatR;

namespace CleanAgency.Core.Common;

/// <summary>What a person does: it may carry an id made by its sender, and the same id twice is one effect and the same answer.</summary>
public interface ICommand;

/// <summary>A command that answers with nothing; the screen asks again.</summary>
public abstract record Command : IRequest, ICommand;

/// <summary>A command that answers with something small, mostly a new id.</summary>
public abstract record Command<TAnswer> : IRequest<TAnswer>, ICommand;

/// <summary>A question. It changes nothing.</summary>
public abstract record Query<TAnswer> : IRequest<TAnswer>;

/// <summary>A question whose answer leaves the house (an export) or is itself an act of control: the audit keeps who asked. No audit, no answer.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecordedAttribute : Attribute;
