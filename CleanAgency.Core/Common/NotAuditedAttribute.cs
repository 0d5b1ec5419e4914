namespace CleanAgency.Core.Common;

/// <summary>The audit says that this property changed, not from what to what: file contents, derived keys.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotAuditedAttribute : Attribute;
