using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.Grains.Hosting;
using Podium.Grains.Indicators;
using Podium.Grains.Managers;
using Podium.Grains.Organization;

namespace Podium.Grains.Leagues;

/// <summary>The shell around <see cref="LeagueBook"/>: takes reports in, sends them on to the parent, sends deltas to observers.</summary>
[Reentrant]
internal sealed partial class LeagueGrain(
    LeagueLoader loader,
    BankDirectory directory,
    GrainDoor<ILeagueIntake> leagues,
    IOptions<LiveOptions> options,
    TimeProvider clock,
    ILogger<LeagueGrain> logger) : Grain, ILeagueGrain, ILeagueIntake
{
    private readonly WatchedTables _tables = new(clock);
    private readonly UpwardReports _upward = new(leagues);
    private LeagueBook? _book;
    private OneShot? _tick;
    private OneShot? _forward;
    private Task _ready = Task.CompletedTask;
    private long _indicatorVersion;
    private long _lastHeal;
    private DateOnly _movedUpTo;

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
        _tick = new OneShot(this, options.Value.TickInterval, clock, new DeltaSender(_tables, clock, logger).SendAsync);
        _forward = new OneShot(this, options.Value.ReportInterval, clock, ForwardAsync);
        _indicatorVersion = directory.Indicators.Version;
        this.RegisterGrainTimer(
            static (self, cancellationToken) => self.LookAroundAsync(),
            this,
            new GrainTimerCreationOptions { DueTime = options.Value.DayCheckInterval, Period = options.Value.DayCheckInterval, Interleave = true });
        var saved = await loader.LoadAsync(directory.Organization, Id, directory.Today, cancellationToken);
        foreach (var report in saved.Reports)
        {
            _book.Take(report);
        }

        _lastHeal = clock.GetTimestamp();
        _movedUpTo = _book.Frame.Date;

        // Managers that are behind report through this league, so the activation must not wait for them; those who ask for tables do.
        _ready = WakeAsync(saved.Behind);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_upward.Count == 0)
        {
            return;
        }

        try
        {
            // The parent that stays would not hear of these before its next look.
            await ForwardAsync();
        }
        catch (Exception exception)
        {
            LogNotForwarded(logger, exception, Id, _upward.Count);
        }
    }

    public async Task ReportAsync(ImmutableArray<MemberReport> reports)
    {
        if (reports.Any(report => Book.BranchOf(report.UnitId) is null))
        {
            // A unit that is newer than what this league knows of the bank: its reports come once and must not be dropped.
            await directory.RefreshAsync();
            LookAtBank();
        }

        var frame = Book.Frame;
        foreach (var report in reports)
        {
            if (Book.Take(report))
            {
                _upward.Add(report);
                _tables.Touch(report);
            }
            else if (Book.Has(report))
            {
                // Said again because a league above asked: one that began anew has not heard what is known here.
                _upward.Add(report);
            }
        }

        if (Book.Frame != frame)
        {
            _tables.BeginAgain(Book, directory.Indicators);
        }

        if (_upward.Count > 0)
        {
            _forward!.Request();
        }

        RequestTick();
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

    public async Task<UnitView> GetTotalsAsync()
    {
        await ReadyAsync();
        return new UnitView(Id, Book.Frame.Date, IndicatorReader.For(directory.Indicators).Read(Book.Sum(), Book.Frame));
    }

    public async Task<LeagueSnapshot> WatchAsync(LeagueTableKey key, ILeagueObserver observer)
    {
        await ReadyAsync();

        // A snapshot stands on the last delta: what changed since goes out with the next one.
        return _tables.Observe(key, observer, Book, directory.Indicators).Snapshot(clock.GetUtcNow());
    }

    public Task<ImmutableArray<LeagueTableKey>> KeepWatchingAsync(ILeagueObserver observer) => Task.FromResult(_tables.Keep(observer));

    public Task UnwatchAsync(LeagueTableKey key, ILeagueObserver observer)
    {
        _tables.Release(key, observer);
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
        return _tables.Ask(key, Book, directory.Indicators);
    }

    private async Task WakeAsync(IReadOnlyCollection<string> behind)
    {
        try
        {
            await loader.WakeAsync(behind);
        }
        catch (Exception exception)
        {
            // What is saved shows meanwhile; the next look for what was missed comes at once.
            LogNotAwake(logger, exception, Id);
            _lastHeal = 0;
        }
    }

    private void RequestTick()
    {
        if (_tables.HasNews)
        {
            _tick!.Request();
        }
    }

    private Task ForwardAsync() => _upward.SendAsync(Book.Organization.FindUnit(Id)?.ParentId);

    /// <summary>Once a second: a new day, a changed organisation or indicator, silent observers, and now and then a look at what was missed.</summary>
    private async Task LookAroundAsync()
    {
        LookAtBank();
        _tables.DropSilent(options.Value.ObserverExpiry);
        if (Book.Frame.Date > _movedUpTo)
        {
            var after = _movedUpTo;
            _movedUpTo = Book.Frame.Date;
            await loader.WakeMovingAsync(Book.Organization, Id, after, _movedUpTo);
        }

        if (_lastHeal == 0 || clock.GetElapsedTime(_lastHeal) > options.Value.HealInterval)
        {
            _lastHeal = clock.GetTimestamp();
            var saved = await loader.LoadAsync(directory.Organization, Id, directory.Today, CancellationToken.None);
            await ReportAsync([.. saved.Reports]);
            await WakeAsync(saved.Behind);
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
            _tables.BeginAgain(Book, directory.Indicators);
            RequestTick();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "League {UnitId} left with {Count} reports not sent on; its parent reads them when it looks for what it missed")]
    private static partial void LogNotForwarded(ILogger logger, Exception exception, string unitId, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "League {UnitId} could not ask its managers for what they have; it asks again")]
    private static partial void LogNotAwake(ILogger logger, Exception exception, string unitId);
}
