using System.IO.Compression;
using System.Xml;

namespace CleanAgency.Infrastructure.Sheets;

/// <summary>The parts of an Office file in their zip, and how they refer to each other. No part is opened past the budget, none may declare a document type.</summary>
internal sealed class Package : IDisposable
{
    private const int MostEntries = 5000;

    private readonly ZipArchive zip;
    private readonly UnpackBudget budget;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    public Package(Stream file, UnpackBudget budget)
    {
        this.budget = budget;
        zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MostEntries)
        {
            throw new InvalidDataException("Too many parts.");
        }

        foreach (var entry in zip.Entries)
        {
            entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        }
    }

    public bool Has(string part) => entries.ContainsKey(part);

    public XmlReader Open(string part) =>
        XmlReader.Create(
            new LimitedStream((entries.GetValueOrDefault(part) ?? throw new InvalidDataException($"The workbook lacks {part}.")).Open(), budget),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });

    /// <summary>What a part refers to; "" is the file itself.</summary>
    public IEnumerable<(string Id, string Kind, string Part)> Relations(string of)
    {
        var folder = of[..(of.LastIndexOf('/') + 1)];
        var part = $"{folder}_rels/{of[folder.Length..]}.rels";
        if (!Has(part))
        {
            yield break;
        }

        using var xml = Open(part);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External")
            {
                var kind = xml.GetAttribute("Type") ?? "";
                var target = new Uri(new Uri("zip:///" + folder), xml.GetAttribute("Target") ?? "").AbsolutePath.TrimStart('/');
                yield return (xml.GetAttribute("Id") ?? "", kind[(kind.LastIndexOf('/') + 1)..], Uri.UnescapeDataString(target));
            }
        }
    }

    public void Dispose() => zip.Dispose();
}
