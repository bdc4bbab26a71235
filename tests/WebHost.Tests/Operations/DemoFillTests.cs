using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Grains.Customers;
using Podium.Grains.Customers.Files;
using Podium.Grains.Ledger;
using Podium.Grains.Needs;
using Podium.Grains.Organization;
using Podium.Silo.Imports;
using Podium.Testing;
using Podium.WebHost.Operations.Demo;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Tests.Operations;

/// <summary>The demo bank through a silo on SQLite: filled, cut off and finished, kept busy.</summary>
public sealed class DemoFillTests : IAsyncLifetime
{
    private static readonly DemoSize Small = new(Units: 5, Managers: 8, Customers: 120, Days: 20, Seed: 3);
    private readonly TestBank _bank = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _bank.StartAsync();

    public ValueTask DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task An_empty_database_is_filled_once()
    {
        (await Filler().FindWorkAsync(Small, Stop)).ShouldBe(Small);

        var report = await Filler().FillAsync(Small, new NoProgress(), Stop);

        report.Rejected.ShouldBe(0, string.Join("; ", report.Rejections.Select(r => $"{r.Id} {r.Error}")));
        report.Parts.Values.Sum(p => p.Accepted).ShouldBeGreaterThan(300);
        (await Filler().FindWorkAsync(Small, Stop)).ShouldBeNull();
        _bank.Day.FollowsClock.ShouldBeTrue();
        _bank.Day.BankName.ShouldBe(DemoPlan.BankName);
        await ShowsAsync("customer.count", Small.Customers);
        (await _bank.Services.GetRequiredService<ICustomerFileStore>().LoadAsync("C000001", Stop)).ShouldNotBeNull().Version.ShouldBe(1);
        var needs = await _bank.Services.GetRequiredService<INeedStore>().ListAsync(new NeedQuery(null, null, [], null, null, false, _bank.Day.BusinessDate, 0, 200), Stop);
        needs.Rows.ShouldContain(need => need.State == NeedState.Answered);
        needs.Rows.ShouldContain(need => need.IsOverdue(_bank.Day.BusinessDate));
    }

    [Fact]
    public async Task A_fill_that_was_cut_off_is_finished_as_the_same_bank()
    {
        using var cut = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Filler().FillAsync(Small, new CutAt(LoadStep.Customers, 60, cut), cut.Token));
        await _bank.StopAsync();
        await _bank.StartAsync();

        // What is configured by now does not matter: the bank that was begun is finished.
        var work = await Filler().FindWorkAsync(DemoSize.Default, Stop);
        work.ShouldBe(Small);
        var report = await Filler().FillAsync(work!, new NoProgress(), Stop);

        report.Rejected.ShouldBe(0);
        report.CustomersKept.ShouldBe(0);
        await ShowsAsync("customer.count", Small.Customers);
    }

    [Fact]
    public async Task The_simulator_books_business_that_counts()
    {
        await Filler().FillAsync(Small, new NoProgress(), Stop);
        var before = await EntriesAsync();
        var filled = new DemoFilled();
        filled.Set();
        var log = new ListLogger();
        using var simulator = new Simulator(
            _bank.Grains,
            _bank.Services.GetRequiredService<ICustomerStore>(),
            filled,
            Options.Create(new SimulatorOptions { PostingsPerSecond = 400 }),
            TimeProvider.System,
            log);

        await simulator.StartAsync(Stop);
        await TestBank.EventuallyAsync(async () => await EntriesAsync() > before + 500, "500 more entries");
        await simulator.StopAsync(Stop);

        log.Warnings.ShouldBeEmpty();
    }

    private DemoFiller Filler()
    {
        var store = _bank.Services.GetRequiredService<IBankStore>();
        var files = new DemoFiles(
            _bank.Grains, _bank.Services.GetRequiredService<ICustomerFileStore>(), _bank.Services.GetRequiredService<INeedStore>(), TimeProvider.System);
        return new DemoFiller(_bank.Grains, new BankLoader(_bank.Grains, store, TimeProvider.System), store, _bank.Services.GetRequiredService<IImportStore>(), TimeProvider.System, files);
    }

    private async Task<long> EntriesAsync() =>
        (await _bank.Services.GetRequiredService<IReconcileReader>().SumByLegAsync(Stop)).Where(s => s.Kind is EntryKind.DepositIn or EntryKind.DepositOut or EntryKind.ProductSold).Sum(s => s.Quantity);

    private Task ShowsAsync(string indicator, long expected) => TestBank.EventuallyAsync(
        async () => (await _bank.Grains.GetGrain<ILeagueGrain>(DemoUnits.Root).GetPageAsync(new LeagueTableKey(DemoUnits.Root, LeagueScope.AllManagers, indicator, Period.Year), 0, 10)).Total == expected,
        $"{indicator} is {expected}");

    /// <summary>Pulls the plug in the middle of a step.</summary>
    private sealed class CutAt(LoadStep step, int count, CancellationTokenSource cut) : ILoadProgress
    {
        private int _seen;

        public void Begin(LoadStep begun, long total)
        {
        }

        public void Advance(LoadStep advanced, long by)
        {
            if (advanced == step && Interlocked.Increment(ref _seen) == count)
            {
                cut.Cancel();
            }
        }

        public void DayBegins(DateOnly date)
        {
        }
    }

    private sealed class ListLogger : ILogger<Simulator>
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _warnings = new();

        public IReadOnlyCollection<string> Warnings => _warnings;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                _warnings.Enqueue(formatter(state, exception) + exception);
            }
        }
    }
}
