using System.Net;
using System.Net.Http.Headers;

namespace CleanAgency.Infrastructure.Post;

/// <summary>A message that knows whether the line has begun to carry it: before that the other side has certainly got nothing.</summary>
internal sealed class HandedContent(string json) : StringContent(json, new MediaTypeHeaderValue("application/json", "utf-8"))
{
    public bool HandedOver { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HandedOver = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}
