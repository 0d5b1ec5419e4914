using System.Diagnostics;

namespace CleanAgency.Tests.Reports;

/// <summary>Opens a workbook as a reader's own program would: every formula is reckoned anew.</summary>
internal static class LibreOffice
{
    /// <summary>All of them by one start of the program, which takes longer than any of them.</summary>
    public static async Task<IReadOnlyList<byte[]>> Recomputed(IReadOnlyList<byte[]> workbooks)
    {
        var folder = Directory.CreateTempSubdirectory("office-");
        try
        {
            var to = Path.Combine(folder.FullName, "out");
            var names = Enumerable.Range(0, workbooks.Count).Select(i => $"{i}.xlsx").ToList();
            await Task.WhenAll(names.Select((name, i) => File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), workbooks[i])));
            // A profile of its own: two runs at a time would wait for each other's.
            using var office = Process.Start(new ProcessStartInfo("soffice", ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", to, .. names])
            {
                WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var said = await Task.WhenAll(office.StandardError.ReadToEndAsync(), office.StandardOutput.ReadToEndAsync());
            await office.WaitForExitAsync();
            return names.TrueForAll(name => File.Exists(Path.Combine(to, name)))
                ? await Task.WhenAll(names.Select(name => File.ReadAllBytesAsync(Path.Combine(to, name))))
                : throw new InvalidOperationException($"LibreOffice did not make all of them: {string.Concat(said)}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
