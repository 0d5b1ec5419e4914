using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Text;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>
/// One talk with a mail server (RFC 5321), in which one message is handed over. Only who talks himself knows how far it had come when the line was cut:
/// before the last dot nobody has got anything, after it nobody knows until the server answers.
/// </summary>
/// <param name="line">Connected. It is not read ahead of an answer, and closed by whoever has opened it.</param>
/// <param name="encryption">None: as it is, which is for this machine alone.</param>
public sealed class MailTalk(Stream line, SslClientAuthenticationOptions? encryption)
{
    private const int LongestAnswer = 16 * 1024;
    private const int Shown = 200;

    private Stream stream = line;
    private bool handedOver;

    /// <param name="user">Nobody: the server asks for no password.</param>
    public async Task<Delivery> Send(string from, string user, Secret? password, string to, string message, TimeLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        try
        {
            Expect(await Hear(limit.Before), 220);
            var offers = await Hello(limit.Before);
            if (encryption is not null)
            {
                if (!offers.Any(offer => offer.Equals("STARTTLS", StringComparison.OrdinalIgnoreCase)))
                {
                    return new(DeliveryEnd.Failed, "Notices.Answer.NotEncrypted") { Rest = true };
                }

                offers = await Encrypt(encryption, limit.Before);
            }

            if (user.Length > 0)
            {
                await SignIn(offers, user, password?.Value ?? "", limit.Before);
            }

            Expect(await Say($"MAIL FROM:<{from}>", limit.Before), 250);
            Expect(await Say($"RCPT TO:<{to}>", limit.Before), 250, 251, ofReceiver: true);
            Expect(await Say("DATA", limit.Before), 354);
            await Write(message, limit.Before);
            handedOver = true;
            var (_, said) = Expect(await Say(".", limit.After), 250);
            await Farewell(limit.After);
            return new(DeliveryEnd.Sent, "Notices.Answer.Accepted", said);
        }
        catch (MailRefused no)
        {
            // What the server says holds for this receiver alone when it is about him.
            return new(no is { OfReceiver: true, Code: >= 500 } ? DeliveryEnd.Refused : DeliveryEnd.Failed, "Notices.Answer.Rejected", no.Message) { Rest = !no.OfReceiver };
        }
        catch (AuthenticationException certificate)
        {
            return new(DeliveryEnd.Failed, "Notices.Answer.Certificate", Short(certificate.Message)) { Rest = true };
        }
        catch (InvalidDataException nonsense)
        {
            return (handedOver ? new(DeliveryEnd.Uncertain, "Notices.Answer.Unreadable", nonsense.Message) : new Delivery(DeliveryEnd.Failed, "Notices.Answer.Dropped", nonsense.Message)) with { Rest = true };
        }
        catch (IOException cut)
        {
            return (handedOver ? new(DeliveryEnd.Uncertain, "Notices.Answer.Cut", Short(cut.Message)) : new Delivery(DeliveryEnd.Failed, "Notices.Answer.Dropped", Short(cut.Message))) with { Rest = true };
        }
    }

    /// <summary>Whether the time ran out after the last dot.</summary>
    public bool HandedOver => handedOver;

    private async Task<IReadOnlyList<string>> Hello(CancellationToken ct)
    {
        var name = new string([.. Environment.MachineName.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')]);
        var (lines, _) = Expect(await Say($"EHLO {(name.Length > 0 ? name : "localhost")}", ct), 250);
        return [.. lines.Skip(1).Select(offer => offer[4..].Trim())];
    }

    private async Task<IReadOnlyList<string>> Encrypt(SslClientAuthenticationOptions options, CancellationToken ct)
    {
        Expect(await Say("STARTTLS", ct), 220);
        var encrypted = new SslStream(stream, leaveInnerStreamOpen: true);
        stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(options, ct);
        // What was offered before it was encrypted, anybody may have offered.
        return await Hello(ct);
    }

    private async Task SignIn(IReadOnlyList<string> offers, string user, string password, CancellationToken ct)
    {
        var ways = offers.Where(offer => offer.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase)).SelectMany(offer => offer[4..].Split([' ', '='], StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (ways.Contains("LOGIN") && !ways.Contains("PLAIN"))
        {
            Expect(await Say("AUTH LOGIN", ct), 334);
            Expect(await Say(Base64(user), ct), 334);
            Expect(await Say(Base64(password), ct), 235);
            return;
        }

        Expect(await Say($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", ct), 235);
    }

    private async Task<(int Code, IReadOnlyList<string> Lines)> Say(string command, CancellationToken ct)
    {
        await Write($"{command}\r\n", ct);
        return await Hear(ct);
    }

    private async Task Write(string text, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), ct);
        await stream.FlushAsync(ct);
    }

    // It has the message; whether it hears the goodbye changes nothing.
    private async Task Farewell(CancellationToken ct)
    {
        try
        {
            await Write("QUIT\r\n", ct);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
        }
    }

    // To the end of an answer's last line ("250 ", where those before it are "250-") and not a byte further: what follows STARTTLS is no text.
    private async Task<(int Code, IReadOnlyList<string> Lines)> Hear(CancellationToken ct)
    {
        var (lines, text, one) = (new List<string>(), new List<byte>(), new byte[1]);
        for (var total = 0; total < LongestAnswer; total++)
        {
            if (await stream.ReadAsync(one, ct) == 0)
            {
                throw new EndOfStreamException();
            }

            if (one[0] != '\n')
            {
                text.Add(one[0]);
                continue;
            }

            var said = Encoding.UTF8.GetString([.. text]).TrimEnd('\r');
            text.Clear();
            if (said.Length < 3 || !int.TryParse(said[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new InvalidDataException(Short(said));
            }

            lines.Add(said.PadRight(4));
            if (lines[^1][3] != '-')
            {
                return (code, lines);
            }
        }

        throw new InvalidDataException(Short(lines.FirstOrDefault() ?? ""));
    }

    private static (IReadOnlyList<string> Lines, string Said) Expect((int Code, IReadOnlyList<string> Lines) answer, int code, int? or = null, bool ofReceiver = false)
    {
        var said = Short(string.Join(' ', answer.Lines).Trim());
        return answer.Code == code || answer.Code == or ? (answer.Lines, said) : throw new MailRefused(answer.Code, said, ofReceiver);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Short(string said) => said.Length > Shown ? said[..Shown] : said;

    private sealed class MailRefused(int code, string said, bool ofReceiver) : Exception(said)
    {
        public int Code => code;

        public bool OfReceiver => ofReceiver;
    }
}
