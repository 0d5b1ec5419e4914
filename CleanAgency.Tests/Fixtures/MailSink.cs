using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace CleanAgency.Tests.Fixtures;

/// <summary>A mail server on this machine that only listens: it keeps each message that was handed over to its last line, as it came over the wire.</summary>
public sealed partial class MailSink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<string> mails = [];

    public MailSink()
    {
        listener.Start();
        Address = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = AcceptAll();
    }

    public string Address { get; }

    public IReadOnlyList<string> Mails
    {
        get
        {
            lock (mails)
            {
                return [.. mails];
            }
        }
    }

    /// <summary>The Message-ID of each, as often as it came.</summary>
    public IReadOnlyList<string> Ids => [.. Mails.Select(mail => MessageId().Match(mail).Groups[1].Value)];

    /// <summary>What it says to a receiver's address, and after the last line; by default it takes everything. An empty answer cuts the line.</summary>
    public Func<string, string> ToReceiver { get; set; } = _ => "250 ok";

    public Func<string> ToData { get; set; } = () => "250 ok";

    public async Task Until(int count)
    {
        while (Mails.Count < count)
        {
            await Task.Delay(20);
        }
    }

    public void Dispose() => listener.Dispose();

    private async Task AcceptAll()
    {
        while (true)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync();
                client.NoDelay = true;
                _ = Talk(client);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync() is { } line)
            {
                var answer = line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye"
                    : line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) ? ToReceiver(line)
                    : line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase) ? await TakeMail(reader, writer)
                    : "250 ok";
                if (answer.Length == 0)
                {
                    return;
                }

                await writer.WriteLineAsync(answer);
            }
        }
        catch (IOException)
        {
            // Whoever talked was killed.
        }
    }

    private async Task<string> TakeMail(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync() is { } text)
        {
            if (text == ".")
            {
                var answer = ToData();
                if (answer.StartsWith('2') || answer.Length == 0)
                {
                    lock (mails)
                    {
                        mails.Add(mail.ToString());
                    }
                }

                return answer;
            }

            mail.AppendLine(text);
        }

        return "";
    }

    [GeneratedRegex("^Message-ID: <(.+?)>", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
