namespace CleanAgency.Web.Operation;

/// <summary>Is this the demo district, and with which password for all its accounts? Only then the sign-in page shows them.</summary>
public sealed record DemoMode(bool On, string Password);
