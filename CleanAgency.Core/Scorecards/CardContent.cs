using System.Security.Cryptography;
using System.Text.Json;

namespace CleanAgency.Core.Scorecards;

/// <summary>
/// Everything that a card says, as people sign it and as it is sealed: what the items give and why, what stands of the claims, each
/// found fact, also the withdrawn ones, what was settled, raised, proposed and attached. One row more or one letter less is another fingerprint.
/// </summary>
internal sealed record CardContent(IReadOnlyList<ItemScore> Items, IReadOnlyList<Claim> Claims, IReadOnlyList<Occurrence> Entries, IReadOnlyList<Dispute> Disputes,
    IReadOnlyList<Finding> Findings, IReadOnlyList<ExtraProposal> Extras, IReadOnlyList<AttachedFile> Files)
{
    public string Fingerprint => Hash(Said());

    public IEnumerable<HandMark> Marks => [.. Claims, .. Entries, .. Disputes, .. Findings, .. Extras, .. Files];

    public string SealOf(Scorecard card, IEnumerable<Signature> signatures, IEnumerable<Objection> objections, IEnumerable<UnitConfirmation> confirmations) => Hash(new
    {
        card.Id, card.RoundId, card.UnitId, card.GroupId, card.Second, card.Epoch, SignedAt = Moment(card.SignedAt), SentAt = Moment(card.SentAt),
        Content = Said(),
        // The leader of the office decides them after the group has signed that they were proposed.
        Decisions = Extras.OrderBy(e => e.Id).Select(e => new { e.Id, e.State, e.Decision, e.Zeroes, e.DecidedBy, DecidedAt = Moment(e.DecidedAt) }),
        Signatures = signatures.OrderBy(s => s.Id).Select(s => new { s.PersonId, s.Name, s.Post, s.Content, s.Despite, s.HeldBy, At = Moment(s.At), FallenAt = Moment(s.FallenAt), s.FallenWhy }),
        Objections = objections.OrderBy(o => o.Id).Select(o => new { o.ItemId, o.Text, o.ByName, At = Moment(o.At), Before = o.Before?.Hundredths, o.Outcome, After = o.After?.Hundredths, o.Reason, o.DecidedBy, DecidedAt = Moment(o.DecidedAt) }),
        Confirmations = confirmations.OrderBy(c => c.Id).Select(c => new { c.AtDesk, c.Name, c.Drawing, c.HeldBy, At = Moment(c.At) }),
    });

    private object Said() => new
    {
        Items = Items.OrderBy(i => i.Code, StringComparer.Ordinal).Select(i => new { i.ItemId, i.Code, i.Strokes, i.State, Points = i.Points?.Hundredths, i.StoredWhy }),
        Claims = Claims.OrderBy(c => c.Id).Select(c => new { c.Id, c.ItemId, c.Field, c.Value, c.Source, c.Note, c.By, c.Number, c.ApprovedBy }),
        Entries = Entries.OrderBy(o => o.Id).Select(o => new { o.Id, o.ItemId, o.Code, o.Count, o.Fact, o.Person, o.Place, o.On, o.By, o.Number, o.WithdrawnBy, o.WithdrawnWhy }),
        Disputes = Disputes.OrderBy(d => d.Id).Select(d => new { d.Id, d.ItemId, d.Text, d.By, d.Outcome, d.SettledBy }),
        Findings = Findings.OrderBy(f => f.Id).Select(f => new { f.Id, f.ItemId, f.EntryId, f.Fact, f.Clause, f.Severity, f.Requirement, f.By, f.WithdrawnBy, f.WithdrawnWhy }),
        Extras = Extras.OrderBy(e => e.Id).Select(e => new { e.Id, e.RuleId, e.Code, e.Count, e.Fact, e.Basis, e.By, e.WithdrawnBy, e.WithdrawnWhy }),
        Files = Files.OrderBy(f => f.Id).Select(f => new { f.Id, f.ItemId, f.EntryId, f.Hash, f.Name, f.Original, f.Note, f.By, f.WithdrawnBy, f.WithdrawnWhy }),
    };

    private static long? Moment(DateTime? at) => at is { } moment ? new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)).ToUnixTimeMilliseconds() : null;

    private static string Hash(object said) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(said)));
}
