using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Podium.Benchmarks.Support;
using Podium.Contracts.Ledger;
using Podium.Grains.Calendar;
using Podium.Grains.Visits;
using Podium.Silo.Visits;
using Podium.Testing;

namespace Podium.Benchmarks.Visits;

/// <summary>How long the agenda of a manager with 700 customers takes to compose.</summary>
internal static class AgendaBenchmark
{
    private const int CustomersEach = 700;
    private const int MonthsBack = 3;

    public static async Task<BenchTable> RunAsync(BenchSettings settings)
    {
        var managers = settings.Quick ? 3 : 20;
        var table = new BenchTable(
            "Agenda of a manager",
            $"{managers} managers with {CustomersEach} customers each: 3 in 100 key, 10 important; {MonthsBack} months of visits, reports and contacts behind, a fortnight of visits ahead. "
            + "Milliseconds, one at a time, managers in turn, the caches warm.",
            "database", "what", "entries", "database calls", "p50", "p99", "worst");
        await foreach (var store in BenchStore.AllAsync(settings))
        {
            await using var owned = store;
            await using var bank = await new TestBank(store.Configure, services: CountedDatabase.Add).StartAsync();
            await FillAsync(bank, managers);
            var today = bank.Day.BusinessDate;
            foreach (var (what, from, to) in new[] { ("day", today, today), ("week", today, today.AddDays(6)), ("month", today, today.AddDays(30)) })
            {
                await MeasureAsync(what, manager => bank.Services.GetRequiredService<AgendaReader>().ReadAsync(manager, from, to, CancellationToken.None));
            }

            await MeasureAsync("proposed week", manager => bank.Services.GetRequiredService<AgendaReader>().ProposeAsync(manager, today, CancellationToken.None));

            async Task MeasureAsync<T>(string what, Func<string, Task<System.Collections.Immutable.ImmutableArray<T>>> read)
            {
                var calls = bank.Services.GetRequiredService<CallCount>();
                await read(BenchBank.ManagerId(0));
                var (before, entries) = (calls.Calls, 0L);
                var times = new List<double>();
                for (var i = 0; i < (settings.Quick ? 30 : 200); i++)
                {
                    var started = Stopwatch.GetTimestamp();
                    entries += (await read(BenchBank.ManagerId(i % managers))).Length;
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }

                times.Sort();
                table.Add(
                    store.Name, what, (double)entries / times.Count, (double)(calls.Calls - before) / times.Count, times[times.Count / 2], times[(int)(times.Count * 0.99) - 1], times[^1]);
            }
        }

        return table;
    }

    private static async Task FillAsync(TestBank bank, int managers)
    {
        await BenchBank.FillAsync(bank.Grains, managers, managers * CustomersEach);
        var today = bank.Day.BusinessDate;
        var postings = Enumerable.Range(0, managers * CustomersEach).Where(i => Tier(i, managers) > 0).Select(i => new Posting(
            "bench", BenchBusiness.CustomerId(i), BenchBusiness.CustomerId(i), null, PostingKind.DepositIn, "current", Tier(i, managers) * 150_000_000L * Tier(i, managers), bank.Day.Currency,
            today.AddMonths(-MonthsBack), DateTimeOffset.UtcNow));
        foreach (var part in postings.Chunk(500))
        {
            foreach (var answer in await bank.Intake.PostBatchAsync([.. part]))
            {
                BenchBank.Require(answer);
            }
        }

        await bank.Services.GetRequiredService<IVisitHistory>().AddAsync(History(bank, managers), "bench", CancellationToken.None);
    }

    // 2 for a key customer, 1 for an important one.
    private static int Tier(int customer, int managers) => (customer / managers % 100) switch { < 3 => 2, < 13 => 1, _ => 0 };

    private static VisitTakeover History(TestBank bank, int managers)
    {
        var (today, times) = (bank.Day.BusinessDate, bank.Services.GetRequiredService<BankClock>().Times);
        var (visits, reports, contacts, random) = (new List<Visit>(), new List<VisitReport>(), new List<Contact>(), new Random(1));
        for (var i = 0; i < managers * CustomersEach; i++)
        {
            var (customer, manager) = (BenchBusiness.CustomerId(i), BenchBank.ManagerId(i % managers));
            for (var n = 0; n < Tier(i, managers) * (MonthsBack + 1); n++)
            {
                var day = today.AddDays(random.Next(-30 * MonthsBack, 14));
                var start = times.At(day, new TimeOnly(9 + random.Next(8), 0));
                var visit = new Visit(
                    string.Create(CultureInfo.InvariantCulture, $"v{i}-{n}"), customer, customer, manager, start, start.AddMinutes(50), day, "there", "care", false,
                    day >= today ? VisitState.Planned : VisitState.Confirmed, null, null, null, null);
                visits.Add(visit);
                if (visit.State == VisitState.Confirmed)
                {
                    reports.Add(new VisitReport(visit.Id, 1, ReportState.Confirmed, false, new ReportContent("all", "well", [], "none", null), manager, start, "head", start, null));
                }
            }

            if (random.Next(2) == 0)
            {
                var day = today.AddDays(random.Next(-150, 0));
                contacts.Add(new Contact("k" + customer, customer, manager, ContactKind.Phone, times.At(day, new TimeOnly(10, 0)), day, "well", null, manager));
            }
        }

        return new VisitTakeover(visits, reports, contacts, today.AddMonths(-MonthsBack));
    }
}
