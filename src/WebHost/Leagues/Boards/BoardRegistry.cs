using Microsoft.Extensions.Options;
using Podium.Contracts.Leagues;
using Podium.Grains.Organization;
using Podium.WebHost.Reconciliation;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>The tables this host watches: one feed each, however many look at it; dropped some time after the last one left.</summary>
internal sealed partial class BoardRegistry(
    BoardRows rows,
    ILeagueLink link,
    IBoardOutlet outlet,
    BankDirectory bank,
    ReconcileStatus reconcile,
    IOptions<BoardOptions> options,
    TimeProvider clock,
    ILogger<BoardRegistry> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly Lock _sync = new();
    private readonly Dictionary<LeagueTableKey, Watched> _tables = [];

    /// <summary>How many tables are watched.</summary>
    public int Count
    {
        get
        {
            lock (_sync)
            {
                return _tables.Count;
            }
        }
    }

    /// <summary>The feed of a table, loaded; give it back with <see cref="Release"/>. Throws what the league throws.</summary>
    public async Task<BoardFeed> AcquireAsync(LeagueTableKey key)
    {
        Watched watched;
        lock (_sync)
        {
            if (!_tables.TryGetValue(key, out watched!))
            {
                watched = new Watched(new BoardFeed(key, rows, link, outlet, options.Value, clock, logger));
                _tables.Add(key, watched);
                watched.Running = Task.Run(watched.Feed.RunAsync);
            }

            watched.Users++;
        }

        try
        {
            await watched.Feed.Ready;
            return watched.Feed;
        }
        catch
        {
            bool first;
            lock (_sync)
            {
                first = _tables.GetValueOrDefault(key) == watched && _tables.Remove(key);
            }

            if (first)
            {
                await StopAsync(watched);
            }

            throw;
        }
    }

    /// <summary>One user fewer.</summary>
    public void Release(BoardFeed feed)
    {
        lock (_sync)
        {
            if (_tables.TryGetValue(feed.Key, out var watched) && watched.Feed == feed && --watched.Users == 0)
            {
                watched.FreeSince = clock.GetUtcNow();
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var seen = (Organization: -1L, Run: -1L);
        var keptAt = clock.GetUtcNow();
        while (await NextBeatAsync(timer, stoppingToken))
        {
            await DropUnusedAsync();
            var now = (bank.Organization.Version, reconcile.Last?.Id ?? -1);
            if (now != seen)
            {
                seen = now;
                ForEach(feed => feed.LookAgain());
            }

            if (clock.GetUtcNow() - keptAt >= options.Value.KeepAlive)
            {
                keptAt = clock.GetUtcNow();
                await KeepWatchingAsync(stoppingToken);
            }
        }

        await StopAllAsync();
    }

    private static async Task<bool> NextBeatAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task KeepWatchingAsync(CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = CancellationToken.None };
        await Parallel.ForEachAsync(Feeds().Where(feed => feed.Ready.IsCompletedSuccessfully), parallel, async (feed, _) =>
        {
            try
            {
                if (!await link.KeepWatchingAsync(feed.Key, feed).WaitAsync(options.Value.KeepAlive, clock, cancellationToken))
                {
                    feed.WatchAgain();
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                LogLeagueSilent(exception, feed.Key);
                feed.WatchAgain();
            }
        });
    }

    private async Task DropUnusedAsync()
    {
        List<Watched> unused;
        lock (_sync)
        {
            unused = [.. _tables.Values.Where(watched => watched.Users == 0 && clock.GetUtcNow() - watched.FreeSince >= options.Value.Grace)];
            unused.ForEach(watched => _tables.Remove(watched.Feed.Key));
        }

        foreach (var watched in unused)
        {
            await StopAsync(watched);
        }
    }

    private async Task StopAllAsync()
    {
        List<Watched> all;
        lock (_sync)
        {
            all = [.. _tables.Values];
            _tables.Clear();
        }

        await Task.WhenAll(all.Select(StopAsync));
    }

    private async Task StopAsync(Watched watched)
    {
        await watched.Feed.StopAsync();
        await watched.Running;
        try
        {
            // The league drops an observer that stays silent by itself.
            await link.UnwatchAsync(watched.Feed.Key, watched.Feed).WaitAsync(Beat, clock);
        }
        catch (Exception exception)
        {
            LogUnwatchFailed(exception, watched.Feed.Key);
        }
    }

    private List<BoardFeed> Feeds()
    {
        lock (_sync)
        {
            return [.. _tables.Values.Select(watched => watched.Feed)];
        }
    }

    private void ForEach(Action<BoardFeed> action) => Feeds().ForEach(action);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The league of {Table} does not answer; watching it again.")]
    private partial void LogLeagueSilent(Exception exception, LeagueTableKey table);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Unwatching {Table} failed.")]
    private partial void LogUnwatchFailed(Exception exception, LeagueTableKey table);

    private sealed class Watched(BoardFeed feed)
    {
        public BoardFeed Feed { get; } = feed;

        public Task Running { get; set; } = Task.CompletedTask;

        public int Users { get; set; }

        public DateTimeOffset FreeSince { get; set; }
    }
}
