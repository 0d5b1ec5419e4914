using System.Net.Mail;
using System.Text.Json;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Notices.Post;

/// <summary>Where and when somebody wants to be told, besides the inbox. His own affair: nobody else reads or sets it.</summary>
public sealed class NoticeTerms : Entity
{
    public const int LongestMail = 200;

    public NoticeTerms(Guid personId) => (PersonId, Modes) = (personId, "{}");

    private NoticeTerms() => Modes = null!;

    public Guid PersonId { get; private init; }

    /// <summary>None: no mail.</summary>
    public string? Mail { get; private set; }

    public TimeOnly QuietFrom { get; private set; } = QuietHours.Usual.From;

    public TimeOnly QuietUntil { get; private set; } = QuietHours.Usual.Until;

    /// <summary>What he has chosen himself, by the names of kinds: those that an older release knew are passed over.</summary>
    public string Modes { get; private set; }

    public override string Caption => "";

    public QuietHours Quiet => new(QuietFrom, QuietUntil);

    public IReadOnlyDictionary<NoticeKind, LetterMode> Chosen
    {
        get
        {
            Dictionary<NoticeKind, LetterMode> chosen = [];
            foreach (var (name, word) in JsonSerializer.Deserialize<Dictionary<string, string>>(Modes)!)
            {
                if (Enum.TryParse<NoticeKind>(name, out var kind) && Enum.TryParse<LetterMode>(word, out var mode))
                {
                    chosen[kind] = mode;
                }
            }

            return chosen;
        }
    }

    /// <summary>What he does not want to be told by mail. A statutory term he is told in any case.</summary>
    public IReadOnlyList<NoticeKind> Unwanted => [.. Chosen.Where(one => one.Value == LetterMode.Off && !KindOfNotice.Of(one.Key).Statutory).Select(one => one.Key)];

    public static bool IsMail(string? mail) => mail is { Length: > 3 and <= LongestMail } && mail.All(c => c is > ' ' and < (char)127) && MailAddress.TryCreate(mail, out var read) && read.Address == mail;

    /// <summary>Without a choice of his own: what is late or has its hour comes at once, the rest together.</summary>
    public static LetterMode Usual(Trouble trouble) => trouble is Trouble.Bad or Trouble.Today ? LetterMode.AtOnce : LetterMode.Digest;

    public void Set(string? mail, QuietHours quiet, IReadOnlyDictionary<NoticeKind, LetterMode> chosen)
    {
        mail = string.IsNullOrWhiteSpace(mail) ? null : mail.Trim();
        if (mail is not null && !IsMail(mail))
        {
            throw new RuleBroken("Notices.MailForm");
        }

        foreach (var (kind, mode) in chosen)
        {
            if (mode == LetterMode.Off && KindOfNotice.Of(kind).Statutory)
            {
                throw new RuleBroken("Notices.Statutory", new TextCode($"Notices.KindName.{kind}"));
            }
        }

        (Mail, QuietFrom, QuietUntil) = (mail, quiet.From, quiet.Until);
        Modes = JsonSerializer.Serialize(chosen.OrderBy(one => one.Key).ToDictionary(one => one.Key.ToString(), one => one.Value.ToString()));
    }
}
