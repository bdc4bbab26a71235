using Microsoft.Extensions.Logging;
using Podium.Contracts.Leagues;

namespace Podium.Grains.Leagues;

/// <summary>Sends what changed in the tables of a league to those who watch them, and lets go of who does not answer.</summary>
internal sealed partial class DeltaSender(WatchedTables tables, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);

    /// <summary>One tick: every changed table to all its observers side by side.</summary>
    public async Task SendAsync()
    {
        var due = tables.Tick(clock.GetUtcNow());
        if (due.Count > 0)
        {
            await Task.WhenAll(due.SelectMany(d => d.Observers.Select(observer => NotifyAsync(observer, d.Delta))));
        }
    }

    private async Task NotifyAsync(ILeagueObserver observer, LeagueDelta delta)
    {
        try
        {
            await observer.OnDeltaAsync(delta).WaitAsync(AnswerTimeout, clock);
        }
        catch (Exception exception)
        {
            LogObserverDropped(logger, exception, delta.Key.ToString());
            tables.Release(delta.Key, observer);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An observer of table {Table} did not answer and was dropped; it watches again if it is alive")]
    private static partial void LogObserverDropped(ILogger logger, Exception exception, string table);
}
