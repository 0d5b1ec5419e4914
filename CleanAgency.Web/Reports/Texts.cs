namespace CleanAgency.Web.Reports;

/// <summary>Marks the texts of this folder.</summary>
public sealed class Texts;
