using System.Threading.Channels;
using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CleanAgency.Infrastructure.Notices;

/// <summary>A year's notice has been imported, or a day edited: deadlines fall on other days, and who was told the old ones is told the new ones.</summary>
internal sealed class DaysMoved(LiveUpdates live, Courier courier, ILogger<DaysMoved> log) : BackgroundService
{
    // However many days are edited meanwhile, it is looked at once more.
    private readonly Channel<bool> moved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = live.Listen(CalendarShelf.Topic, () => moved.Writer.TryWrite(true));
        await foreach (var _ in moved.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await courier.SendAsMachine(new Remind(), "calendar", Permission.RunJobs, stoppingToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                log.LogError(broken, "Days have moved and nobody was told; the morning's run tells it");
            }
        }
    }
}
