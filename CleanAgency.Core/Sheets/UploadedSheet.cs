using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Sheets;

/// <summary>A file between preview and confirmation: the server reads it again when it is confirmed, so nothing depends on what a browser kept.</summary>
public sealed class UploadedSheet : Entity
{
    public const int MostBytes = 10 << 20;

    public UploadedSheet(Guid personId, string purpose, string fileName, byte[] bytes, DateTime at) =>
        (PersonId, Purpose, FileName, Bytes, At) = (personId, purpose, fileName, bytes, at);

    public Guid PersonId { get; private set; }

    /// <summary>The import it was uploaded for: the name of the command.</summary>
    public string Purpose { get; private set; }

    public string FileName { get; private set; }

    [NotAudited]
    public byte[] Bytes { get; private set; }

    public DateTime At { get; private set; }

    public override string Caption => FileName;

    public static string InMegabytes(long bytes) => (bytes / 1048576.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A file uploaded for one import is not there for another.</summary>
    public RawWorkbook OpenFor<TUpload>(IWorkbooks workbooks)
        where TUpload : KeepUpload =>
        workbooks.Read(new MemoryStream(BytesFor<TUpload>(), writable: false));

    /// <summary>For an import that reads other files than workbooks too.</summary>
    internal byte[] BytesFor<TUpload>()
        where TUpload : KeepUpload => Purpose == typeof(TUpload).Name ? Bytes : throw new RuleBroken("Common.Gone");
}

/// <summary>An upload belongs to the person who made it.</summary>
internal sealed class UploadRows : RowRule<UploadedSheet>
{
    public override IQueryable<UploadedSheet> Narrow(IQueryable<UploadedSheet> rows, Actor actor)
    {
        var person = actor.Id;
        return rows.Where(upload => upload.PersonId == person && person != Guid.Empty);
    }
}

/// <summary>A file on its way: logs, audit and ledger see its fingerprint, never its content.</summary>
[JsonConverter(typeof(Fingerprint))]
public sealed record FileBytes(byte[] Bytes)
{
    public override string ToString() => $"{Bytes.Length}";

    private sealed class Fingerprint : JsonConverter<FileBytes>
    {
        public override FileBytes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, FileBytes value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Convert.ToHexStringLower(SHA256.HashData(value.Bytes)));
    }
}
