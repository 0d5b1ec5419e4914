namespace CleanAgency.Core.Access;

/// <summary>The right a message needs. A test refuses a message without it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission right) : Attribute
{
    public Permission Right { get; } = right;
}

/// <summary>The message has no rows of somebody's own; the reason is listed in the README.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EveryRowAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}
