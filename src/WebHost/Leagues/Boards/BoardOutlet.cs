using Microsoft.AspNetCore.SignalR;
using Podium.Contracts.Leagues;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>Sends changes to one SignalR group for each table, block and audience.</summary>
internal sealed partial class BoardOutlet(IHubContext<BoardHub, IBoardClient> hub, ILogger<BoardOutlet> logger) : IBoardOutlet
{
    /// <summary>The group of a block and audience.</summary>
    public static string GroupOf(LeagueTableKey key, int block, Audience audience) => $"{key}#{block}#{audience}";

    /// <inheritdoc/>
    public void Send(LeagueTableKey key, IReadOnlyList<BoardChange> changes)
    {
        foreach (var change in changes)
        {
            // Writing begins in the call, so the order holds. It ends when the slowest viewer has taken it: nobody waits for that here, and
            // a viewer that stays behind is taken out of the group.
            _ = ObserveAsync(hub.Clients.Group(GroupOf(key, change.Delta.Block, change.Audience)).BoardChanged(change.Delta), key);
        }
    }

    private async Task ObserveAsync(Task sending, LeagueTableKey key)
    {
        try
        {
            await sending;
        }
        catch (Exception exception)
        {
            LogSendFailed(exception, key);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending a change of {Table} failed.")]
    private partial void LogSendFailed(Exception exception, LeagueTableKey table);
}
