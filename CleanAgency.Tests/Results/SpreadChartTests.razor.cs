namespace CleanAgency.Tests.Results;

// Razor makes this class and cannot seal it.
public sealed partial class SpreadChartTests;
