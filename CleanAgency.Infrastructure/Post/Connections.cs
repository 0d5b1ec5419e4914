using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>Looks a name up once and connects to just what was found and judged, so that a second answer of the name server leads nowhere else.</summary>
internal static class Connections
{
    public static async Task<Socket> Open(string host, int port, TimeSpan patience, bool onlyThisMachine, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            var found = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, limit.Token);
            var allowed = found.Where(address => ChannelAddress.MayBeReached(address) && (!onlyThisMachine || IPAddress.IsLoopback(address))).ToArray();
            if (allowed.Length == 0)
            {
                throw new ForbiddenAddress(host);
            }

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(allowed, port, limit.Token);
                return socket;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }
    }
}

[SuppressMessage("Design", "CA1032", Justification = "It names the host, or it says nothing.")]
internal sealed class ForbiddenAddress(string host) : Exception(host);
