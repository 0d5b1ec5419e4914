using System.Collections.Concurrent;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Live;

/// <summary>Written at most once a minute, and at once when a device has run empty or is so no longer: a tap does not wait for it.</summary>
internal sealed class DeviceContacts(IServiceScopeFactory scopes, WriteTurn turn, LiveUpdates live, Clock clock) : IDeviceContacts
{
    private const int Most = 10_000;
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(Guid Person, string Device, Guid Card), (DateTime At, bool Empty)> written = new();

    public async Task<bool> Heard(Contact contact, CancellationToken ct)
    {
        var (key, now) = ((contact.PersonId, contact.Device, contact.CardId), clock.Now);
        if (!contact.Report && written.TryGetValue(key, out var last) && last.Empty == (contact.Unsent == 0) && now - last.At < Seldom)
        {
            return true;
        }

        await using var scope = scopes.CreateAsyncScope();
        var row = scope.ServiceProvider.GetRequiredService<AppDb>().Set<CardDevice>().Where(d => d.CardId == contact.CardId && d.Device == contact.Device && d.PersonId == contact.PersonId);
        using (await turn.Take(ct))
        {
            if (await row.ExecuteUpdateAsync(s => s.SetProperty(d => d.LastContact, now).SetProperty(d => d.Unsent, contact.Unsent), ct) == 0)
            {
                return false;
            }
        }

        if (written.Count > Most)
        {
            written.Clear();
        }

        written[key] = (now, contact.Unsent == 0);
        live.Announce([LiveUpdates.TopicOf(nameof(CardDevice))]);
        return true;
    }
}
