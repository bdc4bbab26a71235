using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Leagues;
using Podium.Contracts.Visits;
using Podium.WebHost.Leagues;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Visits;

/// <summary>An open page that hears of agendas.</summary>
internal sealed class AgendaListener : IAsyncDisposable
{
    private readonly HubConnection _connection;

    private AgendaListener(HubConnection connection)
    {
        _connection = connection;
        connection.On<AgendaChange>(nameof(IBoardClient.AgendaChanged), Heard.Enqueue);
    }

    /// <summary>All that was heard.</summary>
    public ConcurrentQueue<AgendaChange> Heard { get; } = [];

    /// <summary>Opens a page.</summary>
    public static async Task<AgendaListener> OpenAsync(PodiumServer server, PodiumCaller caller)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(server.Address, BoardHub.Address), options => options.Headers["Cookie"] = caller.CookieHeader)
            .AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)))
            .Build();
        var listener = new AgendaListener(connection);
        await connection.StartAsync(TestContext.Current.CancellationToken);
        // A call is answered after the host has taken the connection in.
        await connection.InvokeAsync(nameof(IBoardHub.LeaveDesk), TestContext.Current.CancellationToken);
        return listener;
    }

    /// <summary>Waits for the change of a thing.</summary>
    public async Task<AgendaChange> HearAsync(string refId)
    {
        var heard = await Eventually.BecomesAsync(() => Task.FromResult(Heard.FirstOrDefault(c => c.RefId == refId)), change => change is not null);
        return heard!;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
