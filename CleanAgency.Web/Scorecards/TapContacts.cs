using CleanAgency.Core.Access;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Web.Scorecards;

/// <summary>What a batch says about the tablet besides its commands: which cards it keeps, and what it still holds for each.</summary>
internal static class TapContacts
{
    private const int MostCards = 100;
    private const int MostDevice = 64;

    public static async Task Note(TapBatch batch, IReadOnlyList<TapReply> replies, Courier courier, Caller caller, IDeviceContacts contacts, CancellationToken ct)
    {
        if (batch.Device is not { Length: > 0 and <= MostDevice })
        {
            return;
        }

        var again = batch.Commands.Zip(replies).Where(one => one.Second.Status == TapReply.Later).Select(one => one.First.Card).ToList();
        foreach (var kept in (batch.Kept ?? []).Take(MostCards))
        {
            var contact = new Contact(caller.PersonId, batch.Device, kept.Card, Math.Max(0, kept.Unsent) + again.Count(card => card == kept.Card), Report: batch.Commands.Count == 0);
            if (!await contacts.Heard(contact, ct) && (await courier.Send(new TakeAlong(kept.Card, batch.Device), caller, ct: ct)).Done)
            {
                await contacts.Heard(contact, ct);
            }
        }
    }
}
