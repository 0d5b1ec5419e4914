namespace CleanAgency.Tests.Schemes;

// Razor makes this class and cannot seal it.
public sealed partial class DeskTests;
