using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.WebHost.Managers;
using Podium.WebHost.Security;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>
/// One client of the hub: the blocks it has open and how far it has come with each. Calls of the client and the sweep of the host take turns.
/// </summary>
internal sealed class BoardConnection(
    HubCallerContext context,
    IHubContext<BoardHub, IBoardClient> hub,
    BoardRegistry registry,
    BoardOptions options,
    TimeProvider clock)
{
    private readonly Turn _turn = new();
    private readonly Dictionary<(LeagueTableKey Key, int Block), JoinedBlock> _joined = [];
    private DeskSession? _desk;
    private bool _closed;

    /// <summary>Who is at the other end, as of the connecting.</summary>
    public ClaimsPrincipal User => context.User ?? throw new InvalidOperationException("The hub takes nobody who is not signed in.");

    private IBoardClient Client => hub.Clients.Client(context.ConnectionId);

    /// <summary>Joins a block, or gives it anew when it is joined already.</summary>
    public async Task<BoardSnapshot> JoinAsync(LeagueTableKey key, int block, Audience audience)
    {
        using var turn = await _turn.TakeAsync();
        if (_joined.TryGetValue((key, block), out var joined))
        {
            if (joined.Audience == audience)
            {
                return await RestartAsync(joined);
            }

            await LeaveAsync(joined);
        }

        return await OpenAsync(key, block, audience);
    }

    /// <summary>Leaves a block; harmless when it is not joined.</summary>
    public async Task LeaveAsync(LeagueTableKey key, int block)
    {
        using var turn = await _turn.TakeAsync();
        if (_joined.TryGetValue((key, block), out var joined))
        {
            await LeaveAsync(joined);
        }
    }

    /// <summary>The client says how far it has come.</summary>
    public async Task AcknowledgeAsync(LeagueTableKey key, int block, long sequence)
    {
        using var turn = await _turn.TakeAsync();
        if (_joined.TryGetValue((key, block), out var joined))
        {
            await FollowPaceAsync(joined, joined.Acknowledge(Math.Min(sequence, CurrentOf(joined)), CurrentOf(joined), clock.GetUtcNow(), options));
        }
    }

    /// <summary>Takes the connection out of the groups of blocks with which it is too slow; does nothing while a call is at work.</summary>
    public async Task SweepAsync()
    {
        using var turn = await _turn.TryTakeAsync();
        if (turn is null)
        {
            return;
        }

        foreach (var joined in _joined.Values.ToArray())
        {
            await FollowPaceAsync(joined, joined.Look(CurrentOf(joined), clock.GetUtcNow(), options));
        }
    }

    /// <summary>Ends the connection when its sign-in has ended or any of its tables looks different to it by now.</summary>
    public async Task RecheckAsync(DataScope? scope)
    {
        if (scope is null)
        {
            context.Abort();
            return;
        }

        // While a call is at work the next look will do: the call asks for the scope itself.
        using var turn = await _turn.TryTakeAsync();
        if (turn is null)
        {
            return;
        }

        var lost = _joined.Values.Any(joined => scope.FindAudience(joined.Feed.Key) != joined.Audience);
        if (lost || (_desk is not null && !string.Equals(_desk.ManagerId, scope.OwnManagerId, StringComparison.Ordinal)))
        {
            context.Abort();
        }
    }

    /// <summary>Opens a desk in place of the one that is open.</summary>
    public async Task<DeskState> OpenDeskAsync(DeskSession desk)
    {
        using var turn = await _turn.TakeAsync();
        await CloseDeskAsync();
        var state = await desk.OpenAsync();
        if (_closed)
        {
            await desk.CloseAsync();
        }
        else
        {
            _desk = desk;
        }

        return state;
    }

    /// <summary>Closes the desk; harmless when none is open.</summary>
    public async Task LeaveDeskAsync()
    {
        using var turn = await _turn.TakeAsync();
        await CloseDeskAsync();
    }

    /// <summary>Gives everything back.</summary>
    public async Task CloseAsync()
    {
        using var turn = await _turn.TakeAsync();
        _closed = true;
        foreach (var joined in _joined.Values)
        {
            GiveBack(joined);
        }

        _joined.Clear();
        await CloseDeskAsync();
    }

    private async Task<BoardSnapshot> OpenAsync(LeagueTableKey key, int block, Audience audience)
    {
        if (_closed || _joined.Count >= options.BlocksPerConnection)
        {
            throw new PodiumException(ErrorCodes.NotAllowed, $"A connection may have {options.BlocksPerConnection} blocks open; leave some.");
        }

        var feed = await registry.AcquireAsync(key);
        try
        {
            // First the group, then the snapshot: what is sent in between is contained in the snapshot or follows it, never lost.
            await hub.Groups.AddToGroupAsync(context.ConnectionId, BoardOutlet.GroupOf(key, block, audience));
        }
        catch
        {
            registry.Release(feed);
            throw;
        }

        BoardSnapshot snapshot;
        lock (feed.Sync)
        {
            snapshot = feed.Table.Open(block, audience);
        }

        _joined[(key, block)] = new JoinedBlock(feed, block, audience, snapshot.Sequence);
        return snapshot;
    }

    private async Task FollowPaceAsync(JoinedBlock joined, Pace pace)
    {
        switch (pace)
        {
            case Pace.FellBehind:
                await hub.Groups.RemoveFromGroupAsync(context.ConnectionId, GroupOf(joined));
                break;
            case Pace.CaughtUp:
                var snapshot = await RestartAsync(joined);
                await Client.BoardReset(snapshot);
                break;
        }
    }

    private async Task<BoardSnapshot> RestartAsync(JoinedBlock joined)
    {
        await hub.Groups.AddToGroupAsync(context.ConnectionId, GroupOf(joined));
        var snapshot = Read(joined);
        joined.Restart(snapshot.Sequence);
        return snapshot;
    }

    private async Task LeaveAsync(JoinedBlock joined)
    {
        _joined.Remove((joined.Feed.Key, joined.Block));
        await hub.Groups.RemoveFromGroupAsync(context.ConnectionId, GroupOf(joined));
        GiveBack(joined);
    }

    private async Task CloseDeskAsync()
    {
        if (_desk is { } desk)
        {
            _desk = null;
            await desk.CloseAsync();
        }
    }

    private void GiveBack(JoinedBlock joined)
    {
        lock (joined.Feed.Sync)
        {
            joined.Feed.Table.Close(joined.Block, joined.Audience);
        }

        registry.Release(joined.Feed);
    }

    private static long CurrentOf(JoinedBlock joined) => Read(joined).Sequence;

    private static BoardSnapshot Read(JoinedBlock joined)
    {
        lock (joined.Feed.Sync)
        {
            return joined.Feed.Table.Read(joined.Block, joined.Audience) ?? throw new InvalidOperationException("A joined block is open.");
        }
    }

    private static string GroupOf(JoinedBlock joined) => BoardOutlet.GroupOf(joined.Feed.Key, joined.Block, joined.Audience);
}
