using System.Threading.Channels;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>
/// Keeps one table of this host equal to its league and hands on what changed. One loop does all the work, so changes leave in the order
/// of their numbers; <see cref="Sync"/> guards the copy for those who join and read meanwhile.
/// </summary>
internal sealed partial class BoardFeed : ILeagueObserver
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly ILeagueLink _link;
    private readonly IBoardOutlet _outlet;
    private readonly BoardOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A burst that overflows shows as a gap, and a gap asks for a snapshot.
    private readonly Channel<FeedEvent> _events = Channel.CreateBounded<FeedEvent>(
        new BoundedChannelOptions(1024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly ITimer _personalTimer;
    private Action<BoardOrder>? _desks;
    private BoardOrder? _order;
    private DateTimeOffset _personalAt = DateTimeOffset.MinValue;
    private bool _personalScheduled;

    public BoardFeed(LeagueTableKey key, BoardRows rows, ILeagueLink link, IBoardOutlet outlet, BoardOptions options, TimeProvider clock, ILogger logger)
    {
        Key = key;
        Table = new BoardTable(key, rows);
        _link = link;
        _outlet = outlet;
        _options = options;
        _clock = clock;
        _logger = logger;
        _personalTimer = clock.CreateTimer(_ => _events.Writer.TryWrite(new FeedEvent.PersonalDue()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The table.</summary>
    public LeagueTableKey Key { get; }

    /// <summary>Guards <see cref="Table"/>.</summary>
    public Lock Sync { get; } = new();

    /// <summary>The copy; only under <see cref="Sync"/>.</summary>
    public BoardTable Table { get; }

    /// <summary>Done when the first snapshot is in; fails when the league refused the table or could not be reached.</summary>
    public Task Ready => _ready.Task;

    /// <inheritdoc/>
    public Task OnDeltaAsync(LeagueDelta delta)
    {
        _events.Writer.TryWrite(new FeedEvent.Changed(delta));
        return Task.CompletedTask;
    }

    /// <summary>The league does not know this host any more.</summary>
    public void WatchAgain() => _events.Writer.TryWrite(new FeedEvent.Forgotten());

    /// <summary>Something beside the league's numbers changed.</summary>
    public void LookAgain() => _events.Writer.TryWrite(new FeedEvent.LookAgain());

    /// <summary>
    /// Tells a desk of every new order from now on; answers the order that the next one follows. The desk is called from the loop and must
    /// return at once.
    /// </summary>
    public BoardOrder Follow(Action<BoardOrder> desk)
    {
        lock (Sync)
        {
            if (_desks is null || _order is null)
            {
                _order = Table.TakeOrder();
            }

            _desks += desk;
            return _order;
        }
    }

    /// <summary>Ends the telling.</summary>
    public void Unfollow(Action<BoardOrder> desk)
    {
        lock (Sync)
        {
            _desks -= desk;
        }
    }

    /// <summary>Ends the loop.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _personalTimer.DisposeAsync();
    }

    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync()
    {
        var pause = FirstPause;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await LoadAsync();
                pause = FirstPause;
                await FollowAsync();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (!_ready.Task.IsCompletedSuccessfully)
                {
                    _ready.TrySetException(exception);
                    return;
                }

                LogWatchFailed(exception, Key);
            }

            // Deltas of a league that is gone may still be on their way; each costs at most one watch, and not at once.
            await Task.Delay(pause, _clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task LoadAsync()
    {
        // What is here already is older than the snapshot to come.
        while (_events.Reader.TryRead(out _))
        {
        }

        var snapshot = await _link.WatchAsync(Key, this).WaitAsync(_stop.Token);
        IReadOnlyList<BoardChange> changes;
        lock (Sync)
        {
            Table.Load(snapshot);
            changes = Table.TakeChanges(personal: false);
        }

        _ready.TrySetResult();
        _outlet.Send(Key, changes);
        PublishPersonal();
    }

    private async Task FollowAsync()
    {
        while (await _events.Reader.WaitToReadAsync(_stop.Token))
        {
            if (!TakeAll())
            {
                return;
            }
        }
    }

    /// <summary>Deals with everything that waits at once; false when the table must be asked for again.</summary>
    private bool TakeAll()
    {
        IReadOnlyList<BoardChange> changes;
        var due = false;
        var fits = true;
        lock (Sync)
        {
            while (fits && _events.Reader.TryRead(out var next))
            {
                switch (next)
                {
                    case FeedEvent.Changed changed:
                        fits = Table.Apply(changed.Delta) != Fit.Gap;
                        break;
                    case FeedEvent.Forgotten:
                        fits = false;
                        break;
                    case FeedEvent.PersonalDue:
                        due = true;
                        break;
                }
            }

            changes = Table.TakeChanges(personal: false);
        }

        _outlet.Send(Key, changes);
        SchedulePersonal(due);
        return fits;
    }

    private void SchedulePersonal(bool due)
    {
        var wait = _personalAt + _options.PersonalInterval - _clock.GetUtcNow();
        if (due || wait <= TimeSpan.Zero)
        {
            PublishPersonal();
        }
        else if (!_personalScheduled)
        {
            _personalScheduled = true;
            _personalTimer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void PublishPersonal()
    {
        _personalScheduled = false;
        _personalAt = _clock.GetUtcNow();
        IReadOnlyList<BoardChange> changes;
        Action<BoardOrder>? desks;
        lock (Sync)
        {
            changes = Table.TakeChanges(personal: true);
            desks = _desks;
            _order = desks is null ? null : Table.TakeOrder();
        }

        _outlet.Send(Key, changes);
        if (_order is { } order)
        {
            desks?.Invoke(order);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Watching {Table} failed; trying again.")]
    private partial void LogWatchFailed(Exception exception, LeagueTableKey table);
}
