using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Podium.Contracts.Leagues;
using Podium.Contracts.Visits;
using Podium.Grains.Visits;
using Podium.WebHost.Leagues;
using Podium.WebHost.Security;

namespace Podium.WebHost.Visits;

/// <summary>
/// Brings changes of agendas to the open pages of this host: managers hear of their own agenda, heads of everything in their unit and below.
/// One observer for all, renewed before feeds forget it.
/// </summary>
internal sealed partial class AgendaPages(
    IHubContext<BoardHub, IBoardClient> hub, IGrainFactory grains, TimeProvider clock, ILogger<AgendaPages> logger) : BackgroundService, IAgendaObserver
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, string> _feeds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _watched = new(StringComparer.Ordinal);
    private IAgendaObserver? _reference;

    /// <summary>Which feed a caller hears, or null for those who have no agenda.</summary>
    public static string? FeedOf(DataScope scope) => scope switch
    {
        { OwnManagerId: { } manager } => AgendaNews.FeedOfManager(manager),
        { IsWholeBank: true, Organization.Root: { } root } => AgendaNews.FeedOfUnit(root.Id),
        { Caller: { Role: CallerRole.BranchHead, UnitId: { } unit } } => AgendaNews.FeedOfUnit(unit),
        _ => null,
    };

    /// <summary>A page has opened.</summary>
    public async Task JoinAsync(string connectionId, string feed, CancellationToken cancellationToken)
    {
        await hub.Groups.AddToGroupAsync(connectionId, GroupOf(feed), cancellationToken);
        _feeds[connectionId] = feed;
        if (_watched.TryAdd(feed, true))
        {
            await WatchAsync(feed);
        }
    }

    /// <summary>A page has closed.</summary>
    public void Leave(string connectionId) => _feeds.TryRemove(connectionId, out _);

    /// <inheritdoc/>
    public Task ChangedAsync(string feed, AgendaChange change) => hub.Clients.Group(GroupOf(feed)).AgendaChanged(change);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var wanted = _feeds.Values.ToHashSet(StringComparer.Ordinal);
            foreach (var feed in _watched.Keys.Where(feed => !wanted.Contains(feed)))
            {
                _watched.TryRemove(feed, out _);
            }

            foreach (var feed in wanted)
            {
                _watched[feed] = true;
                await WatchAsync(feed);
            }
        }
    }

    private static string GroupOf(string feed) => "agenda/" + feed;

    private async Task WatchAsync(string feed)
    {
        try
        {
            _reference ??= grains.CreateObjectReference<IAgendaObserver>(this);
            await grains.GetGrain<IAgendaFeedGrain>(feed).WatchAsync(_reference);
        }
        catch (Exception exception)
        {
            LogNotWatched(exception, feed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The feed {Feed} cannot be watched now; it is tried again.")]
    private partial void LogNotWatched(Exception exception, string feed);
}
