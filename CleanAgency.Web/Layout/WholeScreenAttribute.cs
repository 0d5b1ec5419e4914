namespace CleanAgency.Web.Layout;

/// <summary>The page has the screen for itself, without the masthead: on a tablet every line counts.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WholeScreenAttribute : Attribute;
