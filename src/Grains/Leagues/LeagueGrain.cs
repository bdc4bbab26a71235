using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.Grains.Hosting;
using Podium.Grains.Managers;
using Podium.Grains.Organization;

namespace Podium.Grains.Leagues;

/// <summary>The shell around <see cref="LeagueBook"/>: takes reports in, sends them on to the parent, sends deltas to observers.</summary>
[Reentrant]
internal sealed partial class LeagueGrain(
    LeagueLoader loader,
    BankDirectory directory,
    IOptions<LiveOptions> options,
    TimeProvider clock,
    ILogger<LeagueGrain> logger) : Grain, ILeagueGrain, ILeagueIntake
{
    private static readonly TimeSpan NotifyTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan KeepAsked = TimeSpan.FromMinutes(1);
    private readonly Dictionary<LeagueTableKey, TableWatch> _tables = [];
    private readonly Dictionary<(string ManagerId, string UnitId), MemberReport> _upward = [];
    private LeagueBook? _book;
    private OneShot? _tick;
    private OneShot? _forward;
    private Task _ready = Task.CompletedTask;
    private long _indicatorVersion;
    private long _lastHeal;

    private string Id => this.GetPrimaryKeyString();

    private LeagueBook Book => _book ?? throw new PodiumException(ErrorCodes.UnitUnknown, $"There is no unit '{Id}'.", "unitId");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (directory.Organization.FindUnit(Id) is null)
        {
            await directory.RefreshAsync(cancellationToken);
        }

        if (directory.Organization.FindUnit(Id) is null)
        {
            DeactivateOnIdle();
            return;
        }

        _book = new LeagueBook(Id, directory.Organization, directory.Frame);
        _tick = new OneShot(this, options.Value.TickInterval, clock, TickAsync);
        _forward = new OneShot(this, options.Value.ReportInterval, clock, ForwardAsync);
        _indicatorVersion = directory.Indicators.Version;
        this.RegisterGrainTimer(
            static (self, cancellationToken) => self.LookAroundAsync(),
            this,
            new GrainTimerCreationOptions { DueTime = options.Value.DayCheckInterval, Period = options.Value.DayCheckInterval, Interleave = true });
        foreach (var report in await loader.LoadAsync(directory.Organization, Id, cancellationToken))
        {
            _book.Take(report);
        }

        _lastHeal = clock.GetTimestamp();

        // Managers that are behind report through this league, so the activation must not wait for them; those who ask for tables do.
        _ready = loader.WakeBehindAsync(directory.Organization, Id);
    }

    public Task ReportAsync(ImmutableArray<MemberReport> reports)
    {
        var frame = Book.Frame;
        foreach (var report in reports)
        {
            if (!Book.Take(report))
            {
                continue;
            }

            _upward[(report.ManagerId, report.UnitId)] = report;
            foreach (var watch in _tables.Values)
            {
                watch.Table.Touch(report);
            }
        }

        if (Book.Frame != frame)
        {
            BeginTablesAgain();
        }

        if (_upward.Count > 0)
        {
            _forward!.Request();
        }

        RequestTick();
        return Task.CompletedTask;
    }

    public async Task<LeaguePage> GetPageAsync(LeagueTableKey key, int offset, int count)
    {
        var table = await AskAsync(key);
        return table.Page(table.Ranked().Rows(offset, Math.Clamp(count, 0, 1_000)), clock.GetUtcNow());
    }

    public async Task<LeaguePage> GetAroundAsync(LeagueTableKey key, string memberId, int radius)
    {
        var table = await AskAsync(key);
        var ranked = table.Ranked();
        radius = Math.Clamp(radius, 0, 100);
        return table.Page(ranked.Find(memberId) is { } place ? ranked.Rows(place.Index - radius, (2 * radius) + 1) : [], clock.GetUtcNow());
    }

    public async Task<LeaguePage> GetMembersAsync(LeagueTableKey key, ImmutableArray<string> memberIds)
    {
        var table = await AskAsync(key);
        var ranked = table.Ranked();
        var places = memberIds.Take(1_000).Distinct(StringComparer.Ordinal).Select(ranked.Find).OfType<RankedTable.Place>().OrderBy(p => p.Index);
        return table.Page(places.Select(ranked.Row), clock.GetUtcNow());
    }

    public async Task<LeagueSnapshot> WatchAsync(LeagueTableKey key, ILeagueObserver observer)
    {
        await ReadyAsync();
        var watch = Open(key);
        watch.Observers[observer] = clock.GetTimestamp();

        // A snapshot stands on the last delta: what changed since goes out with the next one.
        return watch.Table.Snapshot(clock.GetUtcNow());
    }

    public Task<ImmutableArray<LeagueTableKey>> KeepWatchingAsync(ILeagueObserver observer)
    {
        var kept = ImmutableArray.CreateBuilder<LeagueTableKey>();
        foreach (var (key, watch) in _tables)
        {
            if (watch.Observers.ContainsKey(observer))
            {
                watch.Observers[observer] = clock.GetTimestamp();
                kept.Add(key);
            }
        }

        return Task.FromResult(kept.DrainToImmutable());
    }

    public Task UnwatchAsync(LeagueTableKey key, ILeagueObserver observer)
    {
        if (_tables.TryGetValue(key, out var watch))
        {
            watch.Observers.Remove(observer);
        }

        return Task.CompletedTask;
    }

    private async Task ReadyAsync()
    {
        _ = Book;
        await _ready;
        LookAtBank();
    }

    private async Task<LiveTable> AskAsync(LeagueTableKey key)
    {
        await ReadyAsync();
        var watch = Open(key);
        watch.LastAsked = clock.GetTimestamp();
        return watch.Table;
    }

    private TableWatch Open(LeagueTableKey key)
    {
        if (key.UnitId != Id)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"The table belongs to the league of '{key.UnitId}'.", "tableKey");
        }

        if (!_tables.TryGetValue(key, out var watch))
        {
            _tables.Add(key, watch = new TableWatch(Begin(key)));
        }

        return watch;
    }

    private LiveTable Begin(LeagueTableKey key) => new(key, Book, directory.Indicators, clock.GetUtcNow().UtcTicks);

    private void BeginTablesAgain()
    {
        foreach (var watch in _tables.Values)
        {
            watch.Table = Begin(watch.Table.Key);
        }
    }

    private void RequestTick()
    {
        foreach (var watch in _tables.Values)
        {
            if (watch.Observers.Count > 0 && watch.Table.IsDirty)
            {
                _tick!.Request();
                return;
            }
        }
    }

    private async Task TickAsync()
    {
        var now = clock.GetUtcNow();
        List<Task>? sending = null;
        foreach (var watch in _tables.Values)
        {
            if (watch.Observers.Count > 0 && watch.Table.Tick(now) is { } delta)
            {
                (sending ??= []).AddRange(watch.Observers.Keys.Select(observer => NotifyAsync(watch, observer, delta)));
            }
        }

        if (sending is not null)
        {
            await Task.WhenAll(sending);
        }
    }

    private async Task NotifyAsync(TableWatch watch, ILeagueObserver observer, LeagueDelta delta)
    {
        try
        {
            await observer.OnDeltaAsync(delta).WaitAsync(NotifyTimeout, clock);
        }
        catch (Exception exception)
        {
            LogObserverDropped(logger, exception, watch.Table.Key.ToString());
            watch.Observers.Remove(observer);
        }
    }

    private async Task ForwardAsync()
    {
        if (Book.Organization.FindUnit(Id)?.ParentId is not { } parent || _upward.Count == 0)
        {
            _upward.Clear();
            return;
        }

        var reports = _upward.Values.ToImmutableArray();
        _upward.Clear();
        try
        {
            await GrainFactory.GetGrain<ILeagueIntake>(parent).ReportAsync(reports);
        }
        catch
        {
            foreach (var report in reports)
            {
                _upward.TryAdd((report.ManagerId, report.UnitId), report);
            }

            throw;
        }
    }

    /// <summary>Once a second: a new day, a changed organisation or indicator, silent observers, and now and then a look at what was missed.</summary>
    private async Task LookAroundAsync()
    {
        var before = Book.Frame.Date;
        LookAtBank();
        DropTheSilent();
        if (Book.Frame.Date != before)
        {
            await loader.WakeMovingAsync(Book.Organization, Id, before, Book.Frame.Date);
        }

        if (clock.GetElapsedTime(_lastHeal) > options.Value.HealInterval)
        {
            _lastHeal = clock.GetTimestamp();
            await ReportAsync([.. await loader.LoadAsync(directory.Organization, Id, CancellationToken.None)]);
            await loader.WakeBehindAsync(directory.Organization, Id);
        }
    }

    private void LookAtBank()
    {
        var again = false;
        if (directory.Organization.Version != Book.Organization.Version)
        {
            Book.Reorganize(directory.Organization);
            again = true;
        }

        if (directory.Today > Book.Frame.Date)
        {
            Book.RollTo(directory.Frame);
            again = true;
        }

        again |= _indicatorVersion != directory.Indicators.Version;
        _indicatorVersion = directory.Indicators.Version;
        if (again)
        {
            BeginTablesAgain();
            RequestTick();
        }
    }

    private void DropTheSilent()
    {
        foreach (var (key, watch) in _tables.ToArray())
        {
            foreach (var (observer, seen) in watch.Observers.ToArray())
            {
                if (clock.GetElapsedTime(seen) > options.Value.ObserverExpiry)
                {
                    watch.Observers.Remove(observer);
                }
            }

            if (watch.Observers.Count == 0 && (watch.LastAsked == 0 || clock.GetElapsedTime(watch.LastAsked) > KeepAsked))
            {
                _tables.Remove(key);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An observer of table {Table} did not answer and was dropped; it watches again if it is alive")]
    private static partial void LogObserverDropped(ILogger logger, Exception exception, string table);
}
