using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace CleanAgency.Web.Operation;

/// <summary>One step beyond what the framework offers: a seventh less of a card for two milliseconds; the next steps cost ten times that.</summary>
internal sealed class TightBrotli : ICompressionProvider
{
    private static readonly BrotliCompressionOptions Quality = new() { Quality = 5 };

    public string EncodingName => "br";

    public bool SupportsFlush => true;

    public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, Quality, leaveOpen: true);
}
