using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Podium.Contracts.Calendar;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.WebHost.Leagues.Boards;
using Podium.WebHost.Managers;
using Podium.WebHost.Security;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Leagues;

/// <summary>Live boards and desks. Every call asks for the scope anew; calls of one client come one after the other.</summary>
[Authorize(Policies.Everybody)]
internal sealed class BoardHub(BoardConnections connections, ScopeSource scopes, DeskServices desks, AgendaPages agendas) : Hub<IBoardClient>, IBoardHub
{
    /// <summary>Address of the hub.</summary>
    public const string Address = "/hubs/board";

    private const int LargestBlock = 1_000_000;

    private BoardConnection Connection => connections[Context];

    /// <inheritdoc/>
    public async Task<BoardSnapshot> Join(string tableKey, int block)
    {
        var key = LeagueTableKey.Parse(tableKey);
        if (block is < 0 or > LargestBlock)
        {
            throw new PodiumException(ErrorCodes.Malformed, "A block is numbered from 0.", "block");
        }

        var scope = await RequireScopeAsync();
        return await Connection.JoinAsync(key, block, scope.RequireAudience(key, ErrorCodes.Forbidden));
    }

    /// <inheritdoc/>
    public Task Leave(string tableKey, int block) => Connection.LeaveAsync(LeagueTableKey.Parse(tableKey), block);

    /// <inheritdoc/>
    public Task<BoardSnapshot> Resend(string tableKey, int block) => Join(tableKey, block);

    /// <inheritdoc/>
    public Task Acknowledge(string tableKey, int block, long sequence) =>
        Connection.AcknowledgeAsync(LeagueTableKey.Parse(tableKey), block, sequence);

    /// <inheritdoc/>
    public async Task<DeskState> JoinDesk(string indicator, Period period)
    {
        var scope = await RequireScopeAsync();
        var managerId = scope.OwnManagerId ?? throw new PodiumException(ErrorCodes.Forbidden, "Only customer managers have a desk.");
        var audience = scope.ShowPeerAmounts ? Audience.Full : Audience.Own(managerId);
        return await Connection.OpenDeskAsync(new DeskSession(managerId, indicator, period, audience, Clients.Caller, desks));
    }

    /// <inheritdoc/>
    public Task LeaveDesk() => Connection.LeaveDeskAsync();

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        await base.OnConnectedAsync();
        if (Context.User is { } user && AgendaPages.FeedOf(scopes.Get(user)) is { } feed)
        {
            await agendas.JoinAsync(Context.ConnectionId, feed, Context.ConnectionAborted);
        }
    }

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        agendas.Leave(Context.ConnectionId);
        await connections.CloseAsync(Context);
        await base.OnDisconnectedAsync(exception);
    }

    private async Task<DataScope> RequireScopeAsync()
    {
        if (await scopes.FindAsync(Connection.User, Context.ConnectionAborted) is { } scope)
        {
            return scope;
        }

        Context.Abort();
        throw new PodiumException(ErrorCodes.Unauthenticated, "Your access has ended; sign in again.");
    }
}
