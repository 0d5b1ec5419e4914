namespace CleanAgency.Web.Plans;

/// <summary>Names the texts of this folder.</summary>
public sealed class Texts;
