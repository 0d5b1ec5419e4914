using CleanAgency.Core.Scorecards;

namespace CleanAgency.Tests.Fixtures;

/// <summary>An inspector at one card: makes the strokes that a tablet would.</summary>
public sealed class ScoringHand(Agency agency, string account, Guid card, IReadOnlyDictionary<string, Guid> items)
{
    public Guid Card => card;

    /// <summary>Of the card, as this tablet knows it.</summary>
    public int Epoch { get; set; } = 1;

    public Sender Sender => agency.As(account);

    public Guid IdOf(string item) => items[item];

    public static async Task<ScoringHand> Of(Agency agency, string account, string unit)
    {
        var card = (await agency.As(account).Send(new CardList()))!.Rows.Single(r => r.Code == unit).Id;
        var document = await agency.As(account).Send(new ReadCard(card));
        return new(agency, account, card, document.Scheme!.Areas.SelectMany(area => area.Items).ToDictionary(item => item.Code, item => item.Id));
    }

    public Task<TapAnswer> Set(string item, string field, string? value, int seen = 0) => Send(Answer(item, field, value, seen));

    public Task<string> Refused(string item, string field, string value) => Sender.Refused(Answer(item, field, value, 0));

    public AddOccurrence Entry(string item, string code, string fact, int count = 1) => new(Guid.NewGuid(), card, Epoch, items[item], DateTime.UtcNow, new FoundFact(code, count, fact));

    public SetAnswer Answer(string item, string field, string? value, int seen) => new(Guid.NewGuid(), card, Epoch, items[item], DateTime.UtcNow, field, value, null, null, new(seen));

    public async Task<Guid> Found(string item, string code, string fact, int count = 1)
    {
        var entry = Entry(item, code, fact, count);
        await Send(entry);
        return entry.Id;
    }

    public Task<TapAnswer> Withdraw(string item, Guid entry, string why) => Send(new WithdrawOccurrence(Guid.NewGuid(), card, Epoch, items[item], DateTime.UtcNow, entry, why));

    public async Task<CardDocument.ItemPart> Item(string item) => await ItemOrNone(item) ?? throw new InvalidOperationException($"Nobody has touched {item}.");

    public async Task<CardDocument.ItemPart?> ItemOrNone(string item) => (await Sender.Send(new ReadCard(card))).Items.GetValueOrDefault(items[item]);

    public Task<CardDocument> Document(DateTime? since = null) => Sender.Send(new ReadCard(card, since));

    public RaiseFinding Finding(string item, string fact, Guid? entry = null) =>
        new(Guid.NewGuid(), card, Epoch, items[item], DateTime.UtcNow, new(fact, "投诉办理办法第6条", FindingSeverity.Ordinary, "15日内整改并报送措施", entry));

    /// <summary>By the code of the rule.</summary>
    public async Task<ProposeExtra> Extra(string rule, string fact, int count = 1) =>
        new(Guid.NewGuid(), card, Epoch, DateTime.UtcNow, new((await Document()).Scheme!.Extras.Single(extra => extra.Code == rule).Id, count, fact, "佐证见附件"));

    public AttachFile File(string item, string hash, Guid? entry = null) => new(Guid.NewGuid(), card, Epoch, items[item], DateTime.UtcNow, new(hash, "现场照片.jpg", entry));

    public Task<TapAnswer> Send(CardTap tap) => Sender.Send((Core.Common.Command<TapAnswer>)tap, tap.Id);
}
