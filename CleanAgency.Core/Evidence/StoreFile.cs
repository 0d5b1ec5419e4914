using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Evidence;

/// <summary>
/// Reads a file and makes its bytes durable, before the command that writes its row: syncing a photo takes too long for a
/// transaction in which every tap would wait for it. Bytes without a row are seen by nobody and swept away.
/// </summary>
[Needs(Permission.Score)]
[EveryRow("a file that is being handed in is nobody's row yet")]
public sealed record StoreFile(string Hash, IncomingFile File) : Query<EvidenceContent>;

internal sealed class StoreFileRules : AbstractValidator<StoreFile>
{
    public StoreFileRules() => RuleFor(file => file.Hash).Matches("^[0-9a-f]{64}$");
}

internal sealed class StoreFileHandler(IEvidenceStore store) : IRequestHandler<StoreFile, EvidenceContent>
{
    public async Task<EvidenceContent> Handle(StoreFile request, CancellationToken cancellationToken)
    {
        var content = await EvidenceContent.Read(request.File.Bytes, request.Hash, cancellationToken);
        await store.Put(content.Hash, request.File.Bytes, cancellationToken);
        return content;
    }
}

/// <summary>A file on its way: logs and audit see how long it is, never its content.</summary>
[JsonConverter(typeof(Length))]
public sealed record IncomingFile(Stream Bytes)
{
    public override string ToString() => $"{Bytes.Length}";

    private sealed class Length : JsonConverter<IncomingFile>
    {
        public override IncomingFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, IncomingFile value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Bytes.Length);
    }
}
