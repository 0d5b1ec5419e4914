using System.Reflection;
using CleanAgency.Core;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Tests.Architecture;

/// <summary>What the core consists of, by reflection.</summary>
internal static class Core
{
    public static readonly Assembly Assembly = typeof(CoreSetup).Assembly;

    /// <summary>Everything that can be sent.</summary>
    public static IReadOnlyList<Type> Messages =>
        [.. Assembly.GetTypes().Where(t => !t.IsAbstract && t.GetInterfaces().Any(i => Is(i, typeof(IRequest<>)))).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    public static IReadOnlyList<Type> Entities => [.. Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(Entity).IsAssignableFrom(t))];

    public static IReadOnlyList<Type> RowRules => [.. Assembly.GetTypes().Where(t => t.BaseType is { } rule && Is(rule, typeof(RowRule<>)))];

    public static Permission RightOf(Type message) => message.GetCustomAttribute<NeedsAttribute>()!.Right;

    /// <summary>The kinds of rows that a message is about (one of each) or among.</summary>
    public static IReadOnlyList<Type> RowsOf(Type message, Type contract) => [.. message.GetInterfaces().Where(i => Is(i, contract)).Select(i => i.GenericTypeArguments[0])];

    public static Type HandlerOf(Type message) => Assembly.GetTypes().Single(t => t.GetInterfaces().Any(i => Is(i, typeof(IRequestHandler<,>)) && i.GenericTypeArguments[0] == message));

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
