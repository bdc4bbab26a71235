using System.Diagnostics;
using System.Globalization;
using HdrHistogram;
using Microsoft.AspNetCore.SignalR.Client;
using Podium.Contracts.Leagues;

namespace Podium.Benchmarks.Boards;

/// <summary>One viewer of one board. Every posting adds 1 to its manager's value, so a row tells which postings are in it.</summary>
internal sealed class Watcher(HubConnection connection, string tableKey)
{
    // Microseconds up to a minute.
    private readonly LongHistogram _latency = new(60_000_000, 2);
    private readonly Dictionary<int, (long Base, long Value)> _values = [];
    private readonly Lock _sync = new();
    private OpenLoad? _load;
    private long _sequence;

    public async Task JoinAsync()
    {
        connection.On<BoardDelta>("BoardChanged", delta => Take(delta.Sequence, delta.Changed));
        connection.On<BoardSnapshot>("BoardReset", snapshot => Take(snapshot.Sequence, snapshot.Rows));
        await connection.StartAsync();
        var joined = await connection.InvokeAsync<BoardSnapshot>("Join", tableKey, 0);
        Take(joined.Sequence, joined.Rows);
        _ = AcknowledgeAsync();
    }

    /// <summary>What comes now counts from what is there now.</summary>
    public void Begin(OpenLoad load)
    {
        lock (_sync)
        {
            _latency.Reset();
            _load = load;
            foreach (var (manager, value) in _values)
            {
                _values[manager] = (value.Value, value.Value);
            }
        }
    }

    /// <summary>Postings seen since the load began.</summary>
    public long Seen()
    {
        lock (_sync)
        {
            return _values.Values.Sum(value => value.Value - value.Base);
        }
    }

    public void AddTo(LongHistogram all)
    {
        lock (_sync)
        {
            all.Add(_latency);
        }
    }

    private void Take(long sequence, IEnumerable<BoardRow> rows)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_sync)
        {
            _sequence = sequence;
            foreach (var row in rows)
            {
                var manager = int.Parse(row.MemberId[1..], CultureInfo.InvariantCulture);
                var (start, before) = _values.GetValueOrDefault(manager);
                var value = row.Value ?? 0;
                for (var i = before - start; _load is { } load && i < value - start; i++)
                {
                    if ((i * OpenLoad.Managers) + manager >= load.FirstMeasured)
                    {
                        _latency.RecordValue(Math.Clamp((now - load.DueAt(manager, i)) * 1_000_000 / Stopwatch.Frequency, 1, 59_000_000));
                    }
                }

                _values[manager] = (start, value);
            }
        }
    }

    private async Task AcknowledgeAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync() && connection.State == HubConnectionState.Connected)
        {
            await connection.SendAsync("Acknowledge", tableKey, 0, _sequence);
        }
    }
}
