using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.WebHost.Leagues.Boards;

namespace Podium.WebHost.Tests.Leagues;

/// <summary>How a host keeps a table equal to its league.</summary>
public sealed class BoardFeedTests : IAsyncDisposable
{
    private readonly FakeLeague _league = new();
    private readonly Outlet _outlet = new();
    private readonly BoardFeed _feed;
    private Task _running = Task.CompletedTask;

    public BoardFeedTests() =>
        _feed = new BoardFeed(Boards.Key, Boards.Rows, _league, _outlet, new BoardOptions(), TimeProvider.System, NullLogger.Instance);

    [Fact]
    public async Task Deltas_of_the_league_reach_the_viewers_in_order()
    {
        await StartAsync();

        await _league.ChangeAsync(("you", 300));
        await _league.ChangeAsync(("me", 200));

        (await _outlet.NextAsync()).Changed.ShouldContain(row => row.MemberId == "you" && row.Value == 300);
        await UntilAsync(() => Value("me") == 200);
    }

    [Fact]
    public async Task A_lost_delta_is_made_good_by_a_snapshot()
    {
        await StartAsync();
        _league.Lose(("me", 111));

        await _league.ChangeAsync(("you", 300));

        await UntilAsync(() => Value("me") == 111 && Value("you") == 300);
        _league.Watches.ShouldBe(2);
    }

    [Fact]
    public async Task A_league_that_began_again_is_watched_again()
    {
        await StartAsync();
        _league.BeginAgain(("me", 999));

        await _league.ChangeAsync(("you", 300));

        await UntilAsync(() => Value("me") == 999 && Value("you") == 300);
    }

    [Fact]
    public async Task A_league_that_has_forgotten_this_host_is_watched_again()
    {
        await StartAsync();
        _league.Lose(("me", 555));

        _feed.WatchAgain();

        await UntilAsync(() => Value("me") == 555);
    }

    [Fact]
    public async Task A_league_that_cannot_be_reached_for_a_while_is_watched_as_soon_as_it_can()
    {
        await StartAsync();
        _league.Lose(("me", 555));
        _league.Fails = 2;

        _feed.WatchAgain();

        await UntilAsync(() => Value("me") == 555);
    }

    [Fact]
    public async Task A_table_that_the_league_refuses_is_refused_to_the_viewer()
    {
        _league.Refusal = new PodiumException(ErrorCodes.IndicatorUnknown, "There is no such indicator.");
        _running = _feed.RunAsync();

        (await Should.ThrowAsync<PodiumException>(() => _feed.Ready)).Error.Code.ShouldBe(ErrorCodes.IndicatorUnknown);
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await _feed.StopAsync();
        await _running;
    }

    private async Task StartAsync()
    {
        _running = _feed.RunAsync();
        await _feed.Ready;
        lock (_feed.Sync)
        {
            _feed.Table.Open(0, Audience.Full);
        }
    }

    private long? Value(string member)
    {
        lock (_feed.Sync)
        {
            return _feed.Table.Read(0, Audience.Full)!.Rows.Single(row => row.MemberId == member).Value;
        }
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await _outlet.NextAsync();
        }
    }

    private sealed class Outlet : IBoardOutlet
    {
        private readonly Channel<BoardDelta> _sent = Channel.CreateUnbounded<BoardDelta>();

        public void Send(LeagueTableKey key, IReadOnlyList<BoardChange> changes)
        {
            foreach (var change in changes)
            {
                _sent.Writer.TryWrite(change.Delta);
            }
        }

        public async Task<BoardDelta> NextAsync() =>
            await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private sealed class FakeLeague : ILeagueLink
    {
        private readonly Lock _sync = new();
        private readonly Dictionary<string, LeagueEntry> _entries = new() { ["me"] = Boards.Entry("me", 1), ["you"] = Boards.Entry("you", 2) };
        private ILeagueObserver? _observer;
        private long _version = 1;
        private long _sequence;

        public int Watches { get; private set; }

        public int Fails { get; set; }

        public Exception? Refusal { get; set; }

        public Task<LeagueSnapshot> WatchAsync(LeagueTableKey key, ILeagueObserver observer)
        {
            if (Refusal is not null)
            {
                return Task.FromException<LeagueSnapshot>(Refusal);
            }

            if (Watches > 0 && Fails-- > 0)
            {
                return Task.FromException<LeagueSnapshot>(new TimeoutException());
            }

            lock (_sync)
            {
                Watches++;
                _observer = observer;
                return Task.FromResult(Boards.Snapshot(_entries.Values, _sequence, _version));
            }
        }

        public Task<bool> KeepWatchingAsync(LeagueTableKey key, ILeagueObserver observer) => Task.FromResult(true);

        public Task UnwatchAsync(LeagueTableKey key, ILeagueObserver observer) => Task.CompletedTask;

        public Task ChangeAsync((string Id, long Value) change) => _observer!.OnDeltaAsync(Change(change));

        public void Lose((string Id, long Value) change) => Change(change);

        public void BeginAgain((string Id, long Value) change)
        {
            _version++;
            _sequence = -1;
            Change(change);
        }

        private LeagueDelta Change((string Id, long Value) change)
        {
            lock (_sync)
            {
                _entries[change.Id] = Boards.Entry(change.Id, change.Value);
                return Boards.Delta(++_sequence, [_entries[change.Id]], [], _entries.Values.Sum(entry => entry.Value), _version);
            }
        }
    }
}
