using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podium.Contracts.Visits;
using Podium.Grains.Hosting;

namespace Podium.Grains.Visits;

/// <summary>Keeps who watches in memory only: observers say every half minute that they are still there.</summary>
internal sealed partial class AgendaFeedGrain(IOptions<LiveOptions> options, TimeProvider clock, ILogger<AgendaFeedGrain> logger) : Grain, IAgendaFeedGrain
{
    private readonly Dictionary<IAgendaObserver, long> _observers = [];

    public Task WatchAsync(IAgendaObserver observer)
    {
        _observers[observer] = clock.GetTimestamp();
        return Task.CompletedTask;
    }

    public Task UnwatchAsync(IAgendaObserver observer)
    {
        _observers.Remove(observer);
        return Task.CompletedTask;
    }

    public async Task TellAsync(AgendaChange change)
    {
        foreach (var (observer, _) in _observers.Where(o => clock.GetElapsedTime(o.Value) > options.Value.ObserverExpiry).ToArray())
        {
            _observers.Remove(observer);
        }

        await Task.WhenAll(_observers.Keys.ToArray().Select(observer => TellAsync(observer, change)));
    }

    private async Task TellAsync(IAgendaObserver observer, AgendaChange change)
    {
        try
        {
            await observer.ChangedAsync(this.GetPrimaryKeyString(), change);
        }
        catch (Exception exception)
        {
            LogGone(logger, exception, this.GetPrimaryKeyString());
            _observers.Remove(observer);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A host that watched {Feed} does not answer; it is dropped until it asks again")]
    private static partial void LogGone(ILogger logger, Exception exception, string feed);
}
