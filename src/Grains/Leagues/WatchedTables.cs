using System.Collections.Immutable;
using Podium.Contracts.Errors;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;

namespace Podium.Grains.Leagues;

/// <summary>The tables of a league that are watched or were asked for, with who watches them. Times are timestamps of the clock.</summary>
internal sealed class WatchedTables(TimeProvider clock)
{
    private static readonly TimeSpan KeepAsked = TimeSpan.FromMinutes(1);
    private readonly Dictionary<LeagueTableKey, Watch> _watches = [];

    /// <summary>Whether a watched table has something to tell.</summary>
    public bool HasNews
    {
        get
        {
            foreach (var watch in _watches.Values)
            {
                if (watch.Observers.Count > 0 && watch.Table.IsDirty)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The table, begun when nobody had it open; errors as the league's.</summary>
    public LiveTable Ask(LeagueTableKey key, LeagueBook book, IndicatorCatalog indicators)
    {
        var watch = Open(key, book, indicators);
        watch.LastAsked = clock.GetTimestamp();
        return watch.Table;
    }

    /// <summary>The table, with one more observer.</summary>
    public LiveTable Observe(LeagueTableKey key, ILeagueObserver observer, LeagueBook book, IndicatorCatalog indicators)
    {
        var watch = Open(key, book, indicators);
        watch.Observers[observer] = clock.GetTimestamp();
        return watch.Table;
    }

    /// <summary>Notes a sign of life; answers what the observer watches.</summary>
    public ImmutableArray<LeagueTableKey> Keep(ILeagueObserver observer)
    {
        var kept = ImmutableArray.CreateBuilder<LeagueTableKey>();
        foreach (var (key, watch) in _watches)
        {
            if (watch.Observers.ContainsKey(observer))
            {
                watch.Observers[observer] = clock.GetTimestamp();
                kept.Add(key);
            }
        }

        return kept.DrainToImmutable();
    }

    /// <summary>Lets an observer of a table go.</summary>
    public void Release(LeagueTableKey key, ILeagueObserver observer)
    {
        if (_watches.TryGetValue(key, out var watch))
        {
            watch.Observers.Remove(observer);
        }
    }

    /// <summary>Says whose business changed.</summary>
    public void Touch(MemberReport report)
    {
        foreach (var watch in _watches.Values)
        {
            watch.Table.Touch(report);
        }
    }

    /// <summary>Begins every table again under a new version: observers see that it does not fit and ask for a snapshot.</summary>
    public void BeginAgain(LeagueBook book, IndicatorCatalog indicators)
    {
        foreach (var watch in _watches.Values)
        {
            watch.Table = Begin(watch.Table.Key, book, indicators);
        }
    }

    /// <summary>The deltas that are due, each with those who get it.</summary>
    public List<(LeagueDelta Delta, ILeagueObserver[] Observers)> Tick(DateTimeOffset now)
    {
        var due = new List<(LeagueDelta, ILeagueObserver[])>();
        foreach (var watch in _watches.Values)
        {
            if (watch.Observers.Count > 0 && watch.Table.Tick(now) is { } delta)
            {
                due.Add((delta, [.. watch.Observers.Keys]));
            }
        }

        return due;
    }

    /// <summary>Lets silent observers go, and tables that nobody watches or has asked for of late.</summary>
    public void DropSilent(TimeSpan expiry)
    {
        foreach (var (key, watch) in _watches.ToArray())
        {
            foreach (var (observer, seen) in watch.Observers.ToArray())
            {
                if (clock.GetElapsedTime(seen) > expiry)
                {
                    watch.Observers.Remove(observer);
                }
            }

            if (watch.Observers.Count == 0 && (watch.LastAsked == 0 || clock.GetElapsedTime(watch.LastAsked) > KeepAsked))
            {
                _watches.Remove(key);
            }
        }
    }

    private Watch Open(LeagueTableKey key, LeagueBook book, IndicatorCatalog indicators)
    {
        if (key.UnitId != book.UnitId)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"The table belongs to the league of '{key.UnitId}'.", "tableKey");
        }

        if (!_watches.TryGetValue(key, out var watch))
        {
            _watches.Add(key, watch = new Watch(Begin(key, book, indicators)));
        }

        return watch;
    }

    private LiveTable Begin(LeagueTableKey key, LeagueBook book, IndicatorCatalog indicators) => new(key, book, indicators, clock.GetUtcNow().UtcTicks);

    private sealed class Watch(LiveTable table)
    {
        public LiveTable Table { get; set; } = table;

        public Dictionary<ILeagueObserver, long> Observers { get; } = [];

        public long LastAsked { get; set; }
    }
}
