using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace CleanAgency.Tests.Fixtures;

/// <summary>A mail server on this machine that only listens: it keeps each message that was handed over to its last line, as it came over the wire.</summary>
public sealed partial class MailSink : IDisposable
{
    /// <summary>In place of an answer: it never gives one.</summary>
    public const string Silence = "silence";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly List<string> mails = [];
    private readonly List<string> lines = [];

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

    /// <summary>What it says to a line (or, before any, to nobody); nothing: as usual.</summary>
    public Func<string, string?> ToLine { get; set; } = _ => null;

    /// <summary>None: it does not offer to encrypt.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Commands, in all talks.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>What a mail says, below its head.</summary>
    public static string Text(string mail) => Encoding.UTF8.GetString(Convert.FromBase64String(mail[mail.IndexOf($"{Environment.NewLine}{Environment.NewLine}", StringComparison.Ordinal)..].Trim()));

    public async Task UntilHeard(string command)
    {
        while (!Lines.Any(line => line.StartsWith(command, StringComparison.Ordinal)))
        {
            await Task.Delay(20);
        }
    }

    public async Task Until(int count)
    {
        while (Mails.Count < count)
        {
            await Task.Delay(20);
        }
    }

    public void Dispose()
    {
        closing.Cancel();
        listener.Dispose();
    }

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
        Stream stream = client.GetStream();
        try
        {
            if (!await Say(stream, ToLine("") ?? "220 sink"))
            {
                return;
            }

            while (await Hear(stream) is { } line)
            {
                lock (lines)
                {
                    lines.Add(line);
                }

                var answer = ToLine(line) ?? (line[..Math.Min(4, line.Length)].ToUpperInvariant() switch
                {
                    "EHLO" => Certificate is null || stream is SslStream ? "250-sink\r\n250 AUTH LOGIN PLAIN" : "250-sink\r\n250 STARTTLS",
                    "AUTH" => "235 ok",
                    "QUIT" => "221 bye",
                    "RCPT" => ToReceiver(line),
                    "DATA" => await TakeMail(stream),
                    "STAR" => "220 go on",
                    _ => "250 ok",
                });
                if (!await Say(stream, answer))
                {
                    return;
                }

                if (line == "STARTTLS" && answer.StartsWith('2'))
                {
                    var encrypted = new SslStream(stream);
                    stream = encrypted;
                    await encrypted.AuthenticateAsServerAsync(Certificate!);
                }
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // Whoever talked was killed, or does not trust it.
        }
    }

    private async Task<string> TakeMail(Stream stream)
    {
        await Say(stream, "354 go on");
        var mail = new StringBuilder();
        while (await Hear(stream) is { } text)
        {
            if (text == ".")
            {
                var answer = ToData();
                if (answer.StartsWith('2') || answer.Length == 0 || answer == Silence)
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

    private async Task<bool> Say(Stream stream, string answer)
    {
        if (answer == Silence)
        {
            await Task.Delay(Timeout.Infinite, closing.Token);
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer.Length == 0 ? "" : answer + "\r\n"));
        return answer.Length > 0;
    }

    // Not a byte beyond the line: what follows may be no text.
    private static async Task<string?> Hear(Stream stream)
    {
        var (line, one) = (new List<byte>(), new byte[1]);
        while (await stream.ReadAsync(one) > 0)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    [GeneratedRegex("^Message-ID: <(.+?)>", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
