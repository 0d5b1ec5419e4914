using System.Runtime.InteropServices;
using CleanAgency.Core.Evidence;
using CleanAgency.Infrastructure.Data;

namespace CleanAgency.Infrastructure.Evidence;

/// <summary>
/// Beside the SQLite file: "ab/ab12…", written under another name, synced, renamed, and the folder synced too. So there is a whole
/// file or none, whenever the power goes.
/// </summary>
internal sealed partial class EvidenceFolder(DatabaseChoice database) : IEvidenceStore
{
    private const string Coming = "coming";
    private readonly string root = database.EvidenceFolder;

    /// <summary>Within the folder.</summary>
    public static string PathOf(string hash) => Path.Combine(hash[..2], hash);

    public Task<bool> Has(string hash, CancellationToken ct) => Task.FromResult(File.Exists(FullPathOf(hash)));

    public async Task Put(string hash, Stream bytes, CancellationToken ct)
    {
        var (path, coming) = (FullPathOf(hash), Path.Combine(root, Coming, Guid.NewGuid().ToString("N")));
        MakeFolder(Path.GetDirectoryName(coming)!);
        MakeFolder(Path.GetDirectoryName(path)!);
        try
        {
            await using (var file = new FileStream(coming, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                bytes.Position = 0;
                await bytes.CopyToAsync(file, ct);
                file.Flush(flushToDisk: true);
            }

            // Also over the same bytes that are there already: one way, and no question whether those were whole.
            File.Move(coming, path, overwrite: true);
            Sync(Path.GetDirectoryName(path)!);
        }
        finally
        {
            File.Delete(coming);
        }
    }

    public Task<Stream?> Open(string hash, CancellationToken ct)
    {
        var path = FullPathOf(hash);
        return Task.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true) : null);
    }

    public Task<IReadOnlyList<string>> All(CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
        [.. Folders().SelectMany(folder => Directory.EnumerateFiles(folder)).Select(file => Path.GetFileName(file))]);

    public Task Remove(string hash, CancellationToken ct)
    {
        File.Delete(FullPathOf(hash));
        return Task.CompletedTask;
    }

    private IEnumerable<string> Folders() => Directory.Exists(root) ? Directory.EnumerateDirectories(root).Where(folder => Path.GetFileName(folder) != Coming) : [];

    private string FullPathOf(string hash) => Path.Combine(root, PathOf(hash));

    private void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        Directory.CreateDirectory(folder);
        Sync(root);
        Sync(Path.GetDirectoryName(root)!);
    }

    // A new name is only there after a power cut when its folder was synced; .NET cannot open a folder. Windows does it by itself.
    private static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = open(folder, 0);
        if (handle < 0 || fsync(handle) != 0)
        {
            var code = Marshal.GetLastPInvokeError();
            _ = handle < 0 ? 0 : close(handle);
            throw new IOException($"The folder {folder} cannot be synced ({code}).");
        }

        _ = close(handle);
    }

#pragma warning disable IDE1006, SA1300 // the names of the C library
    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int fsync(int handle);

    [LibraryImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int close(int handle);
#pragma warning restore IDE1006, SA1300
}
