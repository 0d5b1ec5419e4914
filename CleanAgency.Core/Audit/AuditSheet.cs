using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Audit;

/// <summary>An entry as a line of a workbook, all in words.</summary>
internal sealed record AuditLine(int Number, string At, string Person, string From, string Act, string Kind, string Subject, string Result, string Why, string Content, string Seal);

/// <summary>The sheet of the audit. It is only written: what was audited comes from nowhere else.</summary>
internal sealed class AuditSheet : SheetLayout<AuditLine>
{
    public static readonly AuditSheet Layout = new();

    private AuditSheet()
        : base("Audit.Sheet", ExportAudit.Most)
    {
        Required("Audit.Sheet.Number", Cell.Whole(0, int.MaxValue), row => row.Number, 10);
        Required("Audit.Sheet.At", Cell.Text(19), row => row.At, 20);
        Required("Audit.Sheet.Person", Cell.Text(64), row => row.Person, 12);
        Required("Audit.Sheet.From", Cell.Text(64), row => row.From, 16);
        Required("Audit.Sheet.Act", Cell.Text(64), row => row.Act, 22);
        Optional("Audit.Sheet.Kind", Cell.Text(64), row => row.Kind, 12);
        Optional("Audit.Sheet.Subject", Cell.Text(200), row => row.Subject, 26);
        Required("Audit.Sheet.Result", Cell.Text(20), row => row.Result, 10);
        Optional("Audit.Sheet.Why", Cell.Text(500), row => row.Why, 40);
        Optional("Audit.Sheet.Content", Cell.Text(1000), row => row.Content, 60);
        Required("Audit.Sheet.Seal", Cell.Text(20), row => row.Seal, 12);
    }

    protected override AuditLine Make(SheetRow<AuditLine> cells) => throw new NotSupportedException("The audit is never imported.");
}

/// <summary>A line of the sheet that says what the export is: an extract must not pass for the whole.</summary>
internal sealed record AuditFact(string Name, string Value);

internal sealed class AuditFactSheet : SheetLayout<AuditFact>
{
    public static readonly AuditFactSheet Layout = new();

    private AuditFactSheet()
        : base("Audit.Facts", 20)
    {
        Required("Audit.Facts.Name", Cell.Text(20), row => row.Name, 16);
        Optional("Audit.Facts.Value", Cell.Text(500), row => row.Value, 80);
    }

    protected override AuditFact Make(SheetRow<AuditFact> cells) => throw new NotSupportedException("The audit is never imported.");
}
