using System.Xml;
using CleanAgency.Core.Common;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Infrastructure.Sheets;

internal sealed class Workbooks : IWorkbooks
{
    private const long MostUnpacked = 200L << 20;
    private const int MostCells = 2_000_000;

    public RawWorkbook Read(Stream file)
    {
        var bytes = Bytes(file);
        FileKind.RefuseOthers(bytes);
        try
        {
            var budget = new UnpackBudget(MostUnpacked, MostCells);
            using var package = new Package(new MemoryStream(bytes, writable: false), budget);
            return new SheetReader(package, budget).Read();
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            throw new RuleBroken("Sheets.Damaged");
        }
    }

    public byte[] Write(string title, params IReadOnlyList<SheetContent> sheets) => WorkbookWriter.Export(title, sheets);

    public byte[] Template(string title, params IReadOnlyList<SheetContent> sheets) => WorkbookWriter.Template(title, sheets);

    public byte[] Annotate(string title, params IReadOnlyList<Judgement> sheets) => AnnotatedCopy.Of(title, sheets);

    // What a damaged or made-up file can throw at a reader; everything else is our own mistake.
    private static bool IsDamage(Exception damage) =>
        damage is InvalidDataException or XmlException or FormatException or ArgumentException or OverflowException or IOException or NotSupportedException;

    private static byte[] Bytes(Stream file)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = file.Read(buffer, 0, buffer.Length)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > UploadedSheet.MostBytes)
            {
                var size = file.CanSeek ? file.Length : bytes.Length;
                throw new RuleBroken("Sheets.TooManyBytes", UploadedSheet.InMegabytes(size), UploadedSheet.MostBytes >> 20);
            }
        }

        return bytes.ToArray();
    }
}
