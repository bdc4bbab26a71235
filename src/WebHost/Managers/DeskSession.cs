using System.Collections.Immutable;
using System.Threading.Channels;
using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;
using Podium.Contracts.Managers;
using Podium.Grains.Organization;
using Podium.WebHost.Leagues.Boards;

namespace Podium.WebHost.Managers;

/// <summary>
/// One open desk: follows the manager's tables, reads the totals when they moved, and pushes at the pace of the tables' orders when
/// anything looks different. One loop does all the work.
/// </summary>
internal sealed partial class DeskSession(string managerId, string indicator, Period period, Audience audience, IBoardClient client, DeskServices services)
{
    /// <summary>How long no second notice about the same person goes out.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<BoardOrder?> _news = Channel.CreateBounded<BoardOrder?>(
        new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly FlapGuard _guard = new(Quiet);
    private readonly List<Followed> _places = [];
    private ITimer? _poll;
    private Task _running = Task.CompletedTask;
    private ManagerView? _totals;
    private ImmutableArray<CountedPosting> _latest = [];
    private DeskState? _sent;
    private DateTimeOffset _pushedAt = DateTimeOffset.MinValue;

    /// <summary>Whose desk.</summary>
    public string ManagerId => managerId;

    /// <summary>Opens the desk and answers it; from then on it pushes. Errors: those of the league and the manager.</summary>
    public async Task<DeskState> OpenAsync()
    {
        try
        {
            await FollowPlacesAsync();
            await ReadManagerAsync();
            _sent = Compose();
        }
        catch
        {
            UnfollowPlaces();
            throw;
        }

        _poll = services.Clock.CreateTimer(_ => _news.Writer.TryWrite(null), null, Poll, Poll);
        _running = RunAsync();
        return _sent;
    }

    /// <summary>Closes the desk.</summary>
    public async Task CloseAsync()
    {
        await _stop.CancelAsync();
        if (_poll is not null)
        {
            await _poll.DisposeAsync();
        }

        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        UnfollowPlaces();
    }

    private async Task RunAsync()
    {
        try
        {
            while (await _news.Reader.WaitToReadAsync(_stop.Token))
            {
                try
                {
                    await TakeNewsAsync();
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // The next poll tries again; what is on the screen stays true as of its time.
                    LogDeskFailed(services.Logger, exception, managerId);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task TakeNewsAsync()
    {
        await KeepPaceAsync();
        var notices = new List<DeskNotice>();
        var moved = false;
        while (_news.Reader.TryRead(out var order))
        {
            // The poll finds what the followed tables do not show: other indicators, another unit, another day.
            moved |= order is null || order.Touched.Contains(managerId);
            if (order is not null)
            {
                TakeOrder(order, notices);
            }
        }

        if (moved)
        {
            await FollowPlacesAsync();
            notices.AddRange(await ReadManagerAsync());
        }

        var state = Compose();
        if (_sent is null || !DeskPlaces.LookSame(_sent, state))
        {
            _sent = state;
            await client.DeskChanged(state).WaitAsync(_stop.Token);
        }

        foreach (var notice in notices)
        {
            await client.DeskNotified(notice).WaitAsync(_stop.Token);
        }
    }

    private async Task KeepPaceAsync()
    {
        var wait = _pushedAt + services.Options.PersonalInterval - services.Clock.GetUtcNow();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, services.Clock, _stop.Token);
        }

        _pushedAt = services.Clock.GetUtcNow();
    }

    private void TakeOrder(BoardOrder order, List<DeskNotice> notices)
    {
        if (_places.Find(place => place.Feed.Key == order.Key) is not { } place)
        {
            return;
        }

        var now = services.Clock.GetUtcNow();
        foreach (var passing in DeskAlerts.FindPassings(place.Order, order, managerId))
        {
            // Colleagues of the unit stand in both tables: the first one, the unit's, tells of them.
            var toldBefore = _places.TakeWhile(before => before != place).Any(before => before.Order.IndexOf(passing.OtherId) is not null);
            if (!toldBefore && _guard.Allows(passing.OtherId, now))
            {
                var kind = passing.Overtaken ? DeskNoticeKind.Overtaken : DeskNoticeKind.Overtaking;
                var name = services.Names.Find(LeagueScope.Managers, passing.OtherId).Name;
                notices.Add(new DeskNotice(kind, order.Key.ToString(), name, passing.Rank, null, now));
            }
        }

        place.Order = order;
    }

    private async Task<IReadOnlyList<DeskNotice>> ReadManagerAsync()
    {
        var before = _totals;
        var after = await services.Source.GetTotalsAsync(managerId).WaitAsync(_stop.Token);
        _totals = after;
        if (before is not null && before.Entries == after.Entries && before.BusinessDate == after.BusinessDate)
        {
            return [];
        }

        _latest = await services.Source.GetLatestAsync(managerId, _stop.Token);
        if (before is null)
        {
            return [];
        }

        var milestones = await services.Source.GetMilestonesAsync(managerId).WaitAsync(_stop.Token);
        var now = services.Clock.GetUtcNow();
        return [.. DeskAlerts.FindReached(before.Values, after.Values, milestones)
            .Select(milestone => new DeskNotice(DeskNoticeKind.Milestone, null, null, null, milestone, now))];
    }

    private DeskState Compose() => new(
        managerId,
        _totals!.BusinessDate,
        _totals.Values,
        [.. _places.Select(place => DeskPlaces.Cut(place.Order, managerId, audience, services.Rows))],
        _latest);

    /// <summary>Follows the tables of today: the manager may have moved to another unit.</summary>
    private async Task FollowPlacesAsync()
    {
        var wanted = Tables();
        if (wanted.SequenceEqual(_places.Select(place => place.Feed.Key)))
        {
            return;
        }

        UnfollowPlaces();
        foreach (var key in wanted)
        {
            var feed = await services.Registry.AcquireAsync(key);
            _places.Add(new Followed(feed, feed.Follow(Hear)));
        }
    }

    private List<LeagueTableKey> Tables()
    {
        var organization = services.Bank.Organization;
        var tables = new List<LeagueTableKey>();
        if (organization.FindManager(managerId)?.UnitOn(services.Bank.Today) is { } unit)
        {
            tables.Add(new LeagueTableKey(unit, LeagueScope.Managers, indicator, period));
        }

        if (organization.Root is { } root)
        {
            tables.Add(new LeagueTableKey(root.Id, LeagueScope.AllManagers, indicator, period));
        }

        return tables;
    }

    private void UnfollowPlaces()
    {
        foreach (var place in _places)
        {
            place.Feed.Unfollow(Hear);
            services.Registry.Release(place.Feed);
        }

        _places.Clear();
    }

    private void Hear(BoardOrder order) => _news.Writer.TryWrite(order);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The desk of {ManagerId} could not be brought up to date.")]
    private static partial void LogDeskFailed(ILogger logger, Exception exception, string managerId);

    private sealed class Followed(BoardFeed feed, BoardOrder order)
    {
        public BoardFeed Feed { get; } = feed;

        public BoardOrder Order { get; set; } = order;
    }
}
