namespace CleanAgency.Core.Common;

/// <summary>Of a message: somebody may have put a password into it, and only a rule can tell. Where it was refused, or failed, the audit keeps dots in its place.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotWhenRefusedAttribute : Attribute;
