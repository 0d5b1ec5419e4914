using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace CleanAgency.Web.Scorecards;

/// <summary>
/// What a tablet keeps to open without the server: everything in wwwroot/scoring, the shell's page and the words. Together they are
/// one build, named by the hash of their bytes; the worker's script carries the name, so browsers notice a new one by themselves.
/// </summary>
internal sealed class ShellFiles(IWebHostEnvironment host)
{
    private static readonly string[] Around = ["/offline.html", "/offline.js", "/tokens.css", "/base.css"];

    private IFileProvider Files => host.WebRootFileProvider;

    public async Task<byte[]> Worker(CancellationToken ct)
    {
        var files = Files.GetDirectoryContents("scoring").Where(f => !f.IsDirectory && Plain(f.Name)).Select(f => $"/scoring/{f.Name}").Concat(Around)
            .Order(StringComparer.Ordinal).ToList();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(await Read(file, ct));
        }

        foreach (var language in TabletTexts.Languages)
        {
            hash.AppendData(TabletTexts.Of(language)!);
            files.Add(TabletTexts.Address(language));
        }

        var build = Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
        var head = $"const build = {JsonSerializer.Serialize(build)}, files = {JsonSerializer.Serialize(files)};\n";
        return [.. Encoding.UTF8.GetBytes(head), .. await Read("/scoring/worker.js", ct)];
    }

    // Published output has compressed twins beside each file.
    private static bool Plain(string name) => Path.GetExtension(name) is ".js" or ".css";

    private async Task<byte[]> Read(string file, CancellationToken ct)
    {
        await using var stream = Files.GetFileInfo(file).CreateReadStream();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
