using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Web.Scorecards;

/// <summary>What a tablet sends: its oldest unsettled commands, a prefix of each lane.</summary>
/// <param name="Kept">The cards that it keeps; without commands the batch is only this report.</param>
public sealed record TapBatch(int Protocol, Guid Person, string Device, DateTime SentAt, IReadOnlyList<TapCommand> Commands, IReadOnlyList<KeptCard>? Kept = null);

/// <param name="Unsent">What the tablet holds for the card besides this batch.</param>
public sealed record KeptCard(Guid Card, int Unsent);

public sealed record TapCommand(Guid Id, Guid Card, int Epoch, Guid? Item, string Kind, JsonElement Body, Seen? Seen, DateTime At)
{
    /// <summary>Order is kept within a lane, and only there: a refused stroke holds up nothing else, and a photo on its way no points.</summary>
    [JsonIgnore]
    public string Lane => $"{Card}/{Item}{(Kind is "attach" or "detach" ? "/photo" : "")}";
}

/// <summary>One answer for each command, in their order.</summary>
public sealed record TapReply(Guid Id, string Status, int? Version = null, ItemState? State = null, int? Points = null, Contradiction? Contradiction = null, TapReason? Reason = null)
{
    public const string Done = "done";
    public const string Duplicate = "duplicate";
    public const string Refused = "refused";
    public const string Later = "later";
}

public sealed record TapReason(string Code, string Text);

public sealed record TapReplies(DateTime Now, Guid Server, IReadOnlyList<TapReply> Answers);

/// <summary>The closed list of what may be queued: from the name of a kind and its body to the message of the core.</summary>
internal static class TapKinds
{
    private static readonly Dictionary<string, Func<TapCommand, Command<TapAnswer>>> Kinds = new(StringComparer.Ordinal)
    {
        ["set"] = tap => Read<SetBody>(tap) is var body
            ? new SetAnswer(tap.Id, tap.Card, tap.Epoch, Item(tap), tap.At, body.Field, body.Value, body.Source, body.Note, tap.Seen ?? new(0)) : null!,
        ["occurrence"] = tap => new AddOccurrence(tap.Id, tap.Card, tap.Epoch, Item(tap), tap.At, Read<FoundFact>(tap)),
        ["withdraw"] = tap => Read<WithdrawBody>(tap) is var body
            ? new WithdrawOccurrence(tap.Id, tap.Card, tap.Epoch, Item(tap), tap.At, body.Entry, body.Reason) : null!,
        ["finding"] = tap => new RaiseFinding(tap.Id, tap.Card, tap.Epoch, Item(tap), tap.At, Read<FindingContent>(tap)),
        ["withdraw-finding"] = tap => Read<WithdrawFindingBody>(tap) is var body
            ? new WithdrawFinding(tap.Id, tap.Card, tap.Epoch, Item(tap), tap.At, body.Finding, body.Reason) : null!,
        ["extra"] = tap => new ProposeExtra(tap.Id, tap.Card, tap.Epoch, tap.At, Read<ProposedExtra>(tap)),
        ["withdraw-extra"] = tap => Read<WithdrawExtraBody>(tap) is var body ? new WithdrawExtra(tap.Id, tap.Card, tap.Epoch, tap.At, body.Extra, body.Reason) : null!,
        ["attach"] = tap => new AttachFile(tap.Id, tap.Card, tap.Epoch, Item(tap), tap.At, Read<FileOfItem>(tap)),
        ["detach"] = tap => Read<DetachBody>(tap) is var body ? new DetachFile(tap.Id, tap.Card, tap.Epoch, Item(tap), tap.At, body.File, body.Reason) : null!,
        ["dispute"] = tap => new RaiseDispute(tap.Id, tap.Card, tap.Epoch, Item(tap), tap.At, Read<DisputeBody>(tap).Text),
        ["opinion"] = tap => Read<OpinionBody>(tap) is var body
            ? new GiveOpinion(tap.Id, tap.Card, tap.Epoch, Item(tap), tap.At, body.Dispute, body.Text) : null!,
    };

    /// <summary>Refused, not thrown: a tablet with another version of the list must learn it in words.</summary>
    public static Command<TapAnswer> Message(TapCommand tap) =>
        Kinds.TryGetValue(tap.Kind ?? "", out var make) ? make(tap) : throw new RuleBroken("Scorecards.NoSuchKind", tap.Kind ?? "");

    private static Guid Item(TapCommand tap) => tap.Item ?? throw new RuleBroken("Scorecards.BadBody", tap.Kind);

    private static T Read<T>(TapCommand tap)
    {
        try
        {
            return tap.Body.Deserialize<T>(TapJson.Options) ?? throw new RuleBroken("Scorecards.BadBody", tap.Kind);
        }
        catch (JsonException)
        {
            throw new RuleBroken("Scorecards.BadBody", tap.Kind);
        }
    }

    private sealed record SetBody(string Field, string? Value = null, string? Source = null, string? Note = null);

    private sealed record WithdrawBody(Guid Entry, string Reason);

    private sealed record WithdrawFindingBody(Guid Finding, string Reason);

    private sealed record WithdrawExtraBody(Guid Extra, string Reason);

    private sealed record DetachBody(Guid File, string Reason);

    private sealed record DisputeBody(string Text);

    private sealed record OpinionBody(Guid Dispute, string Text);
}

/// <summary>A stroke that had come too late, read once more as it was sent.</summary>
public sealed class LateStrokes : IReadsStrokes
{
    public Command<TapAnswer> Stroke(LateRecord late, int epoch) =>
        TapKinds.Message(new(late.Id, late.CardId, epoch, late.ItemId, late.Kind, JsonElement.Parse(late.Body), null, late.DeviceAt));
}

internal static class TapJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
