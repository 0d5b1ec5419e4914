using System.Security.Cryptography;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Access;

/// <summary>等保 2.0 7.1.4.1: at least ten characters, three of four classes, not the account's name, not one that everybody tries.</summary>
public static class PasswordRule
{
    public const int Shortest = 10;

    private const string Upper = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Lower = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";

    // What guessing programs try first, once digits and signs around it are taken away.
    private static readonly string[] Weak = ["password", "passw", "qwert", "qazwsx", "admin", "welcome", "iloveyou", "abc", "abcd", "letmein", "cleanagency", "qinglian"];

    /// <summary>The code of the first rule that the password breaks, or null.</summary>
    public static string? Broken(string account, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var classes = new Func<char, bool>[] { char.IsAsciiLetterUpper, char.IsAsciiLetterLower, char.IsAsciiDigit, c => !char.IsAsciiLetterOrDigit(c) };
        var core = new string([.. password.ToLowerInvariant().Replace('@', 'a').Replace('0', 'o').Replace('1', 'i').Where(char.IsAsciiLetter)]);
        return password.Length < Shortest ? "Access.PasswordShort"
            : password.Length > 128 ? "Access.PasswordLong"
            : classes.Count(password.Any) < 3 ? "Access.PasswordPlain"
            : !string.IsNullOrEmpty(account) && account.Length > 2 && password.Contains(account, StringComparison.OrdinalIgnoreCase) ? "Access.PasswordLikeAccount"
            : Weak.Contains(core) || password.Distinct().Count() < 5 ? "Access.PasswordWeak"
            : null;
    }

    /// <summary>For a slip of paper: 14 characters that nobody confuses, in groups (about 75 bits).</summary>
    public static Secret OneTime()
    {
        var letters = RandomNumberGenerator.GetItems<char>(Upper + Lower + Digits, 11);
        // One of each class by construction, so that it always passes its own rule.
        char[] sure = [RandomNumberGenerator.GetItems<char>(Upper, 1)[0], RandomNumberGenerator.GetItems<char>(Lower, 1)[0], RandomNumberGenerator.GetItems<char>(Digits, 1)[0]];
        char[] all = [.. letters, .. sure];
        RandomNumberGenerator.Shuffle<char>(all);
        return new($"{new string(all, 0, 4)}-{new string(all, 4, 5)}-{new string(all, 9, 5)}");
    }
}
