using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using Podium.Contracts.Leagues;

namespace Podium.WebHost.Tests.Leagues;

/// <summary>A SignalR client that keeps one block right and remembers what its desk was told.</summary>
internal sealed class BoardConnectionClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Channel<object> _messages = Channel.CreateUnbounded<object>();
    private readonly BoardClient _board;

    public BoardConnectionClient(HubConnection connection)
    {
        Connection = connection;
        _board = new BoardClient(() => throw new InvalidOperationException("A delta was missing."));
        connection.On<BoardDelta>(nameof(IBoardClient.BoardChanged), delta => _messages.Writer.TryWrite(delta));
        connection.On<BoardSnapshot>(nameof(IBoardClient.BoardReset), snapshot => _messages.Writer.TryWrite(snapshot));
        connection.On<DeskState>(nameof(IBoardClient.DeskChanged), desk => _messages.Writer.TryWrite(desk));
        connection.On<DeskNotice>(nameof(IBoardClient.DeskNotified), notice => _messages.Writer.TryWrite(notice));
        connection.Closed += _ =>
        {
            Ended.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public HubConnection Connection { get; }

    public List<DeskNotice> Notices { get; } = [];

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DeskState? Desk { get; private set; }

    public IReadOnlyList<BoardRow> Rows => _board.Rows;

    public BoardHeader? Header => _board.Header;

    public async Task JoinAsync(LeagueTableKey key, int block = 0) =>
        _board.Reset(await Connection.InvokeAsync<BoardSnapshot>(nameof(IBoardHub.Join), key.ToString(), block, TestContext.Current.CancellationToken));

    public async Task JoinDeskAsync(string indicator, Contracts.Calendar.Period period) =>
        Desk = await Connection.InvokeAsync<DeskState>(nameof(IBoardHub.JoinDesk), indicator, period, TestContext.Current.CancellationToken);

    /// <summary>Takes messages until something is so.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        while (!condition())
        {
            switch (await _messages.Reader.ReadAsync(deadline.Token))
            {
                case BoardDelta delta:
                    _board.Take(delta);
                    break;
                case BoardSnapshot snapshot:
                    _board.Reset(snapshot);
                    break;
                case DeskState desk:
                    Desk = desk;
                    break;
                case DeskNotice notice:
                    Notices.Add(notice);
                    break;
            }
        }
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
