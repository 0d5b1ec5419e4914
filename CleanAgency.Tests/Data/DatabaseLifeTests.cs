using System.Collections.Concurrent;
using CleanAgency.Core.Common;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CleanAgency.Tests.Data;

public sealed class DatabaseLifeTests
{
    [Fact]
    public async Task The_first_tablets_ask_all_at_once_and_hear_the_same_without_a_fault_in_the_log()
    {
        using var faults = new Faults();
        using var database = TestDatabase.Staffed();
        await using var agency = new Agency(database, [], services => services.AddLogging(log => log.AddProvider(faults)));
        var life = agency.Services.GetRequiredService<IDatabaseLife>();
        var heard = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await life.Id(CancellationToken.None))));
        Assert.Single(heard.Distinct());
        // On PostgreSQL two servers may race, and so may two callers: the loser's insert is refused and the winner's row counts.
        Assert.True(faults.Said.IsEmpty || TestDatabase.OnPostgres, string.Join('\n', faults.Said));
    }

    private sealed class Faults : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Said.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
