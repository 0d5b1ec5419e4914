namespace CleanAgency.Core.Common;

/// <summary>The audit says that the field changed, not from what to what: the content of a file has no place in an audit row.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotAuditedAttribute : Attribute;
