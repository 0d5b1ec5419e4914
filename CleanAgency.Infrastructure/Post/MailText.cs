using System.Globalization;
using System.Text;
using CleanAgency.Core.Notices.Post;

namespace CleanAgency.Infrastructure.Post;

/// <summary>A letter as mail carries it: plain text, in a form of which every server takes each line. Pure.</summary>
public static class MailText
{
    // Of at most four bytes each; a word of the head has at most 75 characters.
    private const int RunesAWord = 11;

    public static string Of(string from, Envelope envelope, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return string.Join("\r\n",
            $"From: {from}",
            $"To: {envelope.To}",
            $"Subject: {Words(envelope.Subject)}",
            $"Date: {moment.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000",
            // The letter's own, so that a server may know a repeat.
            $"Message-ID: <{envelope.Id:N}@cleanagency>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            Base64(envelope.Link is null ? envelope.Text : $"{envelope.Text}\n{envelope.Link}", Base64FormattingOptions.InsertLineBreaks),
            "");
    }

    private static string Words(string text) => string.Join("\r\n ", text.EnumerateRunes().Chunk(RunesAWord).Select(word => $"=?utf-8?B?{Base64(string.Concat(word), Base64FormattingOptions.None)}?="));

    private static string Base64(string text, Base64FormattingOptions lines) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text), lines);
}
