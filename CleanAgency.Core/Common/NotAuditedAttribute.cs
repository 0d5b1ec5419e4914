namespace CleanAgency.Core.Common;

/// <summary>The audit says that this property changed, not from what to what: file contents, derived keys. Of a whole kind of rows it says nothing: they follow from others.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class NotAuditedAttribute : Attribute;
