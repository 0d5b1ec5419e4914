using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Web.Layout;
using Microsoft.Extensions.Localization;

namespace CleanAgency.Web.Operation;

/// <summary>
/// Who reads the server's console may make the first administrators: a code of one start, kept here only as its hash. Without it
/// whoever finds a new server on the network first would own it.
/// </summary>
public sealed class FirstStart
{
    public const int Tries = 10;

    private readonly Lock one = new();
    private byte[]? hash;
    private int wrong;

    public int TriesLeft => hash is null ? 0 : Tries - wrong;

    public string MakeCode()
    {
        // 12 of 28 signs that nobody confuses, 57 bits: more than ten tries need.
        var signs = RandomNumberGenerator.GetItems<char>("ABCDEFGHJKMNPQRSTWXYZ2345678", 12);
        (hash, wrong) = (HashOf(new(signs)), 0);
        return $"{new string(signs, 0, 4)}-{new string(signs, 4, 4)}-{new string(signs, 8, 4)}";
    }

    /// <summary>One at a time, so that many browsers at once have no more than the ten tries.</summary>
    public bool Opens(string? code)
    {
        lock (one)
        {
            if (TriesLeft <= 0)
            {
                return false;
            }

            var right = CryptographicOperations.FixedTimeEquals(HashOf(code ?? ""), hash!);
            wrong += right ? 0 : 1;
            return right;
        }
    }

    /// <summary>Set up, or given up: the code opens nothing any more.</summary>
    public void End() => hash = null;

    // Typed from a console in another room: case, spaces and dashes do not matter.
    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]));
}

internal static class FirstStartNotice
{
    /// <summary>While there is nobody, the console says where to begin, in both languages: nobody has chosen one yet.</summary>
    public static void OfferFirstStart(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => _ = Offer(app));

    private static async Task Offer(WebApplication app)
    {
        var asked = await app.Services.GetRequiredService<Courier>().Send(new SetUpNeeded(), Caller.Stranger(""));
        if (!asked.Answer)
        {
            return;
        }

        var code = app.Services.GetRequiredService<FirstStart>().MakeCode();
        var texts = app.Services.GetRequiredService<IStringLocalizer<Access.Texts>>();
        var address = Welcome.Addresses(app).FirstOrDefault() + "/setup";
        var line = new string('=', 72);
        var said = Language.All.Select(language =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return texts["FirstStart", address, code].Value;
        });
        await Console.Out.WriteLineAsync($"\n{line}\n{string.Join("\n\n", said)}\n{line}\n");
    }
}
