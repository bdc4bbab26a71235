using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Podium.Contracts.Leagues;
using Podium.WebHost.Security;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>The hub clients of this host. Looks after slow ones, and ends those who have lost access.</summary>
internal sealed partial class BoardConnections(
    IHubContext<BoardHub, IBoardClient> hub,
    BoardRegistry registry,
    ScopeSource scopes,
    IOptions<BoardOptions> options,
    TimeProvider clock,
    ILogger<BoardConnections> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, BoardConnection> _connections = new(StringComparer.Ordinal);

    /// <summary>How many are connected.</summary>
    public int Count => _connections.Count;

    /// <summary>The state of a connection.</summary>
    public BoardConnection this[HubCallerContext context] =>
        _connections.GetOrAdd(context.ConnectionId, _ => new BoardConnection(context, hub, registry, options.Value, clock));

    /// <summary>The connection has ended.</summary>
    public async Task CloseAsync(HubCallerContext context)
    {
        if (_connections.TryRemove(context.ConnectionId, out var connection))
        {
            await connection.CloseAsync();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        var checkedAt = clock.GetUtcNow();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await ForEachAsync((connection, _) => connection.SweepAsync(), stoppingToken);
                if (clock.GetUtcNow() - checkedAt >= options.Value.Recheck)
                {
                    checkedAt = clock.GetUtcNow();
                    await ForEachAsync(RecheckAsync, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task RecheckAsync(BoardConnection connection, CancellationToken cancellationToken) =>
        await connection.RecheckAsync(await scopes.FindAsync(connection.User, cancellationToken));

    private async Task ForEachAsync(Func<BoardConnection, CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        foreach (var connection in _connections.Values)
        {
            try
            {
                await action(connection, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                LogLookFailed(exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking after a board connection failed.")]
    private partial void LogLookFailed(Exception exception);
}
