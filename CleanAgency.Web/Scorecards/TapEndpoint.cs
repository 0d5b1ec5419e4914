using System.Text.Json;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using CleanAgency.Web.Operation;

namespace CleanAgency.Web.Scorecards;

/// <summary>
/// POST /api/commands: where the queues of the tablets end. The order of the checks is part of the protocol (README, "How no score is
/// lost"): the sender's page, his session, the size, whose queue it is, and only then command by command, each in its own commit.
/// </summary>
internal static class TapEndpoint
{
    public const int MostBytes = 256 * 1024;

    private const int MostCommands = 100;

    public static async Task<IResult> Take(HttpContext context, Courier courier, Clock clock, IDatabaseLife life, IDeviceContacts contacts, ILogger<TapBatch> log)
    {
        if (WhyNotTaken(context) is { } no)
        {
            return no;
        }

        TapBatch? batch;
        try
        {
            batch = await Read(context);
        }
        catch (BadHttpRequestException endless) when (endless.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }

        if (batch?.Commands is null)
        {
            return Refusal("bad-json", StatusCodes.Status400BadRequest);
        }

        var caller = Callers.Of(context);
        if (batch.Person != caller.PersonId)
        {
            return Refusal("other-person", StatusCodes.Status409Conflict);
        }

        if (batch.Commands.Count > MostCommands)
        {
            return Refusal("too-many", StatusCodes.Status413PayloadTooLarge);
        }

        if (batch.Protocol is < CardDocument.ProtocolNow - 1 or > CardDocument.ProtocolNow)
        {
            return Refusal("protocol", StatusCodes.Status426UpgradeRequired);
        }

        List<TapReply> replies = [];
        HashSet<string> waiting = [];
        foreach (var tap in batch.Commands)
        {
            var reply = waiting.Contains(tap.Lane) ? Wait(tap, "behind", "Scorecards.Behind") : await One(tap, courier, caller, log);
            if (reply is null)
            {
                // What was carried out before stays; sent again after the sign-in it is answered from the ledger.
                return Refusal("sign-in", StatusCodes.Status401Unauthorized);
            }

            replies.Add(reply);
            if (reply.Status == TapReply.Later)
            {
                waiting.Add(tap.Lane);
            }
        }

        try
        {
            await TapContacts.Note(batch, replies, courier, caller, contacts, CancellationToken.None);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // The strokes are done, and the tablet has to hear that.
            LogContact(log, batch.Device, broken);
        }

        return HttpResults.Json(new TapReplies(clock.Now, await life.Id(context.RequestAborted), replies), TapJson.Options);
    }

    /// <summary>A cookie travels by itself. Only a page of this origin can set this header, or send JSON without being asked for leave first.</summary>
    private static IResult? WhyNotTaken(HttpContext context)
    {
        var request = context.Request;
        if (!request.Headers.ContainsKey("X-Scoring") || !request.HasJsonContentType())
        {
            return Refusal("not-from-our-page", StatusCodes.Status400BadRequest);
        }

        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        if (site is not ("" or "same-origin") || (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}"))
        {
            return Refusal("cross-site", StatusCodes.Status403Forbidden);
        }

        return context.User.Identity is not { IsAuthenticated: true } ? Refusal("sign-in", StatusCodes.Status401Unauthorized)
            : request.ContentLength is > MostBytes ? TooLarge()
            : null;
    }

    private static async Task<TapBatch?> Read(HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<TapBatch>(context.Request.Body, TapJson.Options, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<TapReply?> One(TapCommand tap, Courier courier, Caller caller, ILogger log)
    {
        try
        {
            var outcome = await courier.Send(TapKinds.Message(tap), caller, tap.Id);
            return outcome.Code switch
            {
                null => new(tap.Id, outcome.Repeated ? TapReply.Duplicate : TapReply.Done, outcome.Answer!.Version, outcome.Answer.State, outcome.Answer.Points, outcome.Answer.Contradiction),
                "Access.Ended" => null,
                "Common.Busy" => Wait(tap, "busy", outcome.Code),
                AttachFile.NotHere => Wait(tap, "file-missing", outcome.Code),
                "Common.IdReused" => await SameAgain(tap, outcome, courier, caller),
                _ => await Refuse(tap, outcome.Code, outcome.Refusal!, courier, caller),
            };
        }
        catch (RuleBroken no)
        {
            return await Refuse(tap, no.Code, RuleTexts.Say(no), courier, caller);
        }
        catch (Exception broken) when (broken is not OperationCanceledException && !Failures.IsWithoutDatabase(broken))
        {
            LogFault(log, tap.Kind, tap.Id, broken);
            return Wait(tap, "fault", "Scorecards.Fault");
        }
    }

    private static async Task<TapReply> Refuse(TapCommand tap, string code, string text, Courier courier, Caller caller)
    {
        await courier.Send(new KeepLate(tap.Id, tap.Card, tap.Item, tap.Kind ?? "", tap.Body.GetRawText(), code, text, tap.At), caller, tap.Id);
        return new(tap.Id, TapReply.Refused, Reason: new(code, text));
    }

    // Either it was refused before and has to hear the same, or another command bears its id.
    private static async Task<TapReply> SameAgain(TapCommand tap, Outcome<TapAnswer> outcome, Courier courier, Caller caller)
    {
        var before = (await courier.Send(new WhyRefused(tap.Id, tap.Card), caller)).Answer;
        return new(tap.Id, TapReply.Refused, Reason: before is null ? new(outcome.Code!, outcome.Refusal!) : new(before.Reason, before.Text));
    }

    private static TapReply Wait(TapCommand tap, string code, string text) => new(tap.Id, TapReply.Later, Reason: new(code, RuleTexts.Say(text)));

    private static IResult TooLarge() => Refusal("too-large", StatusCodes.Status413PayloadTooLarge);

    private static IResult Refusal(string error, int status) => HttpResults.Json(new { error }, statusCode: status);

    private static readonly Action<ILogger, string, Guid, Exception?> LogFault =
        LoggerMessage.Define<string, Guid>(LogLevel.Error, new(5001, "TapFault"), "A stroke of kind {Kind} ({Id}) could not be carried out");

    private static readonly Action<ILogger, string, Exception?> LogContact =
        LoggerMessage.Define<string>(LogLevel.Error, new(5002, "ContactFault"), "What tablet {Device} keeps could not be noted");
}
