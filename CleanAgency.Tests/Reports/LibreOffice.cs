using System.Diagnostics;

namespace CleanAgency.Tests.Reports;

/// <summary>Opens a workbook as a reader's own program would: every formula is reckoned anew.</summary>
internal static class LibreOffice
{
    public static async Task<byte[]> Recomputed(byte[] workbook)
    {
        var folder = Directory.CreateTempSubdirectory("office-");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, "in.xlsx"), Path.Combine(folder.FullName, "out"));
            await File.WriteAllBytesAsync(from, workbook);
            // A profile of its own: two runs at a time would wait for each other's.
            using var office = Process.Start(new ProcessStartInfo("soffice", ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", to, from]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = await office.StandardError.ReadToEndAsync();
            await office.WaitForExitAsync();
            var made = Path.Combine(to, "in.xlsx");
            return File.Exists(made) ? await File.ReadAllBytesAsync(made) : throw new InvalidOperationException($"LibreOffice made nothing: {said}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
