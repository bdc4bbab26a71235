using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Hosting;
using Podium.Grains.Indicators;

namespace Podium.Grains.Organization;

/// <summary>
/// What every grain of a process needs to know of the bank, held in memory: organisation, indicators, business date. Reads are free;
/// <see cref="RefreshAsync"/> takes up what was changed. Safe for concurrent use.
/// </summary>
public sealed class BankDirectory(IBankStore store, IOptions<BankOptions> options, TimeProvider clock)
{
    private const long TicksOfQuarter = 15 * TimeSpan.TicksPerMinute;
    private readonly SemaphoreSlim _refreshing = new(1);
    private volatile State? _state;
    private volatile Quarter? _quarter;

    /// <summary>The organisation.</summary>
    public OrganizationTree Organization => Current.Organization;

    /// <summary>The indicators.</summary>
    public IndicatorCatalog Indicators => Current.Indicators;

    /// <summary>The bank's day, with the business date of this moment.</summary>
    public BankDay Day
    {
        get
        {
            var state = Current;
            return state.Day.FollowsClock ? DayAt(state, clock.GetUtcNow()) : state.Day;
        }
    }

    /// <summary>The business date.</summary>
    public DateOnly Today => Day.BusinessDate;

    /// <summary>The business date as frame of periods.</summary>
    public PeriodFrame Frame => new(Today);

    private State Current => _state ?? throw new InvalidOperationException("The bank directory is read before it was loaded.");

    /// <summary>Takes up what has changed in the database; writes the defaults of a new bank.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            if (_state is null)
            {
                await PrepareNewBankAsync(cancellationToken);
            }

            var versions = await store.GetVersionsAsync(cancellationToken);
            var state = _state;
            if (state is not null && versions == state.Versions)
            {
                return;
            }

            var organization = state is not null && versions.Organization == state.Versions.Organization
                ? state.Organization
                : new OrganizationTree(await store.LoadOrganizationAsync(cancellationToken));
            var indicators = state is not null && versions.Indicators == state.Versions.Indicators
                ? state.Indicators
                : await store.LoadIndicatorsAsync(cancellationToken);
            var day = await store.LoadDayAsync(cancellationToken) ?? NewDay();
            _state = new State(versions, organization, indicators, day, TimeZoneInfo.FindSystemTimeZoneById(day.TimeZone));
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <summary>Asked for with every posting, so computed once for a quarter of an hour: clocks of the world change dates on no other minute.</summary>
    private BankDay DayAt(State state, DateTimeOffset now)
    {
        var number = now.UtcTicks / TicksOfQuarter;
        var quarter = _quarter;
        if (quarter is null || quarter.Number != number || !ReferenceEquals(quarter.State, state))
        {
            var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, state.Zone).DateTime);
            _quarter = quarter = new Quarter(state, number, state.Day with { BusinessDate = date });
        }

        return quarter.Day;
    }

    private async Task PrepareNewBankAsync(CancellationToken cancellationToken)
    {
        if (await store.LoadDayAsync(cancellationToken) is null)
        {
            await store.SaveDayAsync(NewDay(), cancellationToken);
        }

        var known = (await store.LoadIndicatorsAsync(cancellationToken)).Indicators;
        var missing = StandardIndicators.All.Where(indicator => known.All(k => k.Code != indicator.Code)).ToImmutableArray();
        if (!missing.IsEmpty)
        {
            await store.SaveIndicatorsAsync(missing, cancellationToken);
        }
    }

    private BankDay NewDay()
    {
        var bank = options.Value;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(bank.TimeZone)).DateTime);
        return new BankDay(today, bank.Currency, bank.CurrencyDecimals, bank.TimeZone, FollowsClock: true, bank.Name, GoLive: today);
    }

    private sealed record State(BankVersions Versions, OrganizationTree Organization, IndicatorCatalog Indicators, BankDay Day, TimeZoneInfo Zone);

    private sealed class Quarter(State state, long number, BankDay day)
    {
        public State State => state;

        public long Number => number;

        public BankDay Day => day;
    }
}
