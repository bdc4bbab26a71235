using System.Collections.Concurrent;

namespace Podium.WebHost.Operations.Loading;

/// <summary>Tells the log how far a load is, every quarter of a step.</summary>
internal sealed partial class LogLoadProgress(ILogger logger) : ILoadProgress
{
    private const int Parts = 4;

    private readonly ConcurrentDictionary<LoadStep, Counter> _counters = new();

    /// <inheritdoc />
    public void Begin(LoadStep step, long total)
    {
        _counters[step] = new Counter(total);
        LogBegin(step, total);
    }

    /// <inheritdoc />
    public void Advance(LoadStep step, long count)
    {
        if (_counters[step].Add(count) is { } quarters)
        {
            LogAdvance(step, quarters * (100 / Parts));
        }
    }

    /// <inheritdoc />
    public void DayBegins(DateOnly date) => LogDay(date);

    [LoggerMessage(Level = LogLevel.Information, Message = "Loading {Step}: {Total} to do")]
    private partial void LogBegin(LoadStep step, long total);

    [LoggerMessage(Level = LogLevel.Information, Message = "Loading {Step}: {Percent} %")]
    private partial void LogAdvance(LoadStep step, long percent);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Loading: business date {Date}")]
    private partial void LogDay(DateOnly date);

    private sealed class Counter(long total)
    {
        private long _done;

        /// <summary>How many quarters are done, when another one is.</summary>
        public long? Add(long count)
        {
            var after = Interlocked.Add(ref _done, count);
            var (before, now) = ((after - count) * Parts / total, after * Parts / total);
            return now > before ? now : null;
        }
    }
}
