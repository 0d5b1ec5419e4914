using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace CleanAgency.Tests.Fixtures;

/// <summary>
/// The line between browser and server, cut as Wi-Fi cuts it: <see cref="Delay"/>, <see cref="Stall"/> (silence without an end),
/// <see cref="Break"/> (reset), <see cref="Refuse"/> (nobody there) and <see cref="CutAnswersAfter"/> (the server has worked, the browser does not know).
/// </summary>
public sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> open = new();
    private readonly CancellationTokenSource gone = new();
    private readonly int target;
    private volatile TaskCompletionSource? stalled;
    private long answerBytesLeft = long.MaxValue;
    private long mostAsked = long.MaxValue;
    private long asked;
    private long answered;

    public TcpRelay(Uri server)
    {
        target = server.Port;
        listener.Start();
        _ = Accept();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>Bytes from the browser and to it, until now.</summary>
    public (long Asked, long Answered) Carried => (Interlocked.Read(ref asked), Interlocked.Read(ref answered));

    /// <summary>Each way.</summary>
    public TimeSpan Delay { get; set; }

    public bool Refuse { get; set; }

    /// <summary>The line breaks after so many bytes of answers; null heals it.</summary>
    public void CutAnswersAfter(long? bytes) => Interlocked.Exchange(ref answerBytesLeft, bytes ?? long.MaxValue);

    /// <summary>A connection that has carried so many bytes to the server breaks, and the others go on; null heals it.</summary>
    public void CutRequestsAfter(long? bytes) => Interlocked.Exchange(ref mostAsked, bytes ?? long.MaxValue);

    public void Stall() => stalled ??= new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume() => Interlocked.Exchange(ref stalled, null)?.SetResult();

    public void Break()
    {
        foreach (var socket in open.Keys)
        {
            Reset(socket);
        }

        open.Clear();
    }

    /// <summary>The cable is out: what is open breaks, what is tried is refused.</summary>
    public void Unplug()
    {
        Refuse = true;
        Break();
    }

    public void PlugIn() => Refuse = false;

    public ValueTask DisposeAsync()
    {
        gone.Cancel();
        listener.Stop();
        Resume();
        Break();
        gone.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new(true, 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was closed meanwhile, which is what was wanted.
        }

        socket.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (!gone.IsCancellationRequested)
            {
                var browser = await listener.AcceptSocketAsync(gone.Token);
                _ = Refuse ? Task.Run(() => Reset(browser)) : Serve(browser);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task Serve(Socket browser)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            browser.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, target);
            open[browser] = open[server] = 0;
            await Task.WhenAny(Pump(browser, server, answers: false), Pump(server, browser, answers: true));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Nobody there, or broken meanwhile.
        }
        finally
        {
            open.TryRemove(browser, out _);
            open.TryRemove(server, out _);
            // With nobody behind it the browser shall see a broken line, not an end in order.
            Reset(browser);
        }
    }

    private async Task Pump(Socket from, Socket to, bool answers)
    {
        var line = Channel.CreateBounded<(byte[] Data, DateTime Due)>(256);
        var passing = Pass(line.Reader, to, answers);
        var buffer = new byte[16384];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer)) > 0)
            {
                await line.Writer.WriteAsync((buffer[..read], DateTime.UtcNow + Delay));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Broken: what was received before still passes.
        }

        line.Writer.TryComplete();
        await passing;
    }

    // A pipeline: a delay adds latency and limits no throughput.
    private async Task Pass(ChannelReader<(byte[] Data, DateTime Due)> line, Socket to, bool answers)
    {
        var carried = 0L;
        await foreach (var (data, due) in line.ReadAllAsync())
        {
            if (due - DateTime.UtcNow is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }

            if (stalled is { } silence)
            {
                await silence.Task;
            }

            Interlocked.Add(ref answers ? ref answered : ref asked, data.Length);
            if (!answers && (carried += data.Length) > Interlocked.Read(ref mostAsked))
            {
                Reset(to);
                return;
            }

            var left = answers ? Interlocked.Add(ref answerBytesLeft, -data.Length) : 0;
            await to.SendAsync(left < 0 ? data.AsMemory(0, (int)Math.Max(0, data.Length + left)) : data);
            if (left < 0)
            {
                Break();
                return;
            }
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
