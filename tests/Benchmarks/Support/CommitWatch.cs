using System.Diagnostics.Metrics;
using Podium.Silo.Diagnostics;

namespace Podium.Benchmarks.Support;

/// <summary>Adds up what the ledger's metrics say about commits.</summary>
internal sealed class CommitWatch : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _sync = new();
    private double _seconds;
    private long _commits;

    public CommitWatch()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: PodiumMetrics.MeterName, Name: "podium.ledger.commit_time" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) =>
        {
            lock (_sync)
            {
                _seconds += seconds;
                _commits++;
            }
        });
        _listener.Start();
    }

    /// <summary>Time in commits and their number so far.</summary>
    public (TimeSpan Time, long Count) Read()
    {
        lock (_sync)
        {
            return (TimeSpan.FromSeconds(_seconds), _commits);
        }
    }

    public void Dispose() => _listener.Dispose();
}
