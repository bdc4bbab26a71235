using System.Diagnostics;
using Podium.Benchmarks.Support;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Indicators;
using Podium.Grains.Leagues;
using Podium.Grains.Organization;
using Podium.Grains.Totals;

namespace Podium.Benchmarks.Leagues;

/// <summary>What a league does at a tick: takes the reports that came in, makes the delta, puts the table in order again.</summary>
internal static class TickBenchmark
{
    private static readonly int[] Sizes = [100, 1_000, 10_000, 80_179];
    private static readonly double[] Shares = [0.01, 0.1];

    public static BenchTable Run(BenchSettings settings)
    {
        var rounds = settings.Quick ? 5 : 41;
        var table = new BenchTable(
            "One ranking tick",
            $"Milliseconds, median of {rounds} rounds. Reports: the league takes a report of 12 totals, one of them changed, from each changed member; that is spread over the "
            + "time before the tick. Delta: `LiveTable.Tick`. Order: `RankedTable.Apply`, done in each web host, and in the league when pages are asked for. "
            + "80,179 members are the FDIC's branches.",
            "members", "changed %", "reports ms", "delta ms", "order ms", "delta + order ms");
        foreach (var size in Sizes)
        {
            var league = new League(size);
            foreach (var share in Shares)
            {
                var changed = Math.Max(1, (int)(size * share));
                for (var i = 0; i < rounds / 2; i++)
                {
                    league.Tick(changed);
                }

                var ticks = Enumerable.Range(0, rounds).Select(_ => league.Tick(changed)).ToArray();
                var reports = Median.Of(ticks.Select(t => t.Reports.TotalMilliseconds), ms => ms);
                var delta = Median.Of(ticks.Select(t => t.Delta.TotalMilliseconds), ms => ms);
                var order = Median.Of(ticks.Select(t => t.Order.TotalMilliseconds), ms => ms);
                table.Add(size, share * 100, reports, delta, order, delta + order);
            }
        }

        return table;
    }

    /// <summary>A league of managers that all work in one unit, with a watched table.</summary>
    private sealed class League
    {
        private static readonly DateOnly Today = new(2026, 3, 10);
        private static readonly string[] Products = ["current", "term", "savings"];
        private static readonly EntryKind[] Kinds = [EntryKind.DepositIn, EntryKind.DepositOut, EntryKind.Fee, EntryKind.ProductSold];
        private readonly Random _random = new(1);
        private readonly PortfolioTotals[] _totals;
        private readonly long[] _entries;
        private readonly int[] _members;
        private readonly LeagueBook _book;
        private readonly LiveTable _live;
        private readonly RankedTable _ranked = new(TieRule.Competition);

        public League(int size)
        {
            var frame = new PeriodFrame(Today);
            _members = [.. Enumerable.Range(0, size)];
            var managers = _members.Select(i => new ManagerRecord(Id(i), Id(i), "manager", true, [new ManagerPlacement("HQ", DateOnly.MinValue)])).ToArray();
            _book = new LeagueBook("HQ", new OrganizationTree(new OrganizationSnapshot(1, [new OrgUnit("HQ", null, "Head office", "总行")], [.. managers])), frame);
            _totals = Array.ConvertAll(managers, manager => new PortfolioTotals(manager.Placements, frame));
            _entries = new long[size];
            foreach (var member in _members)
            {
                foreach (var product in Products)
                {
                    Array.ForEach(Kinds, kind => Book(member, kind, product));
                }

                _book.Take(Report(member));
            }

            _live = new LiveTable(new LeagueTableKey("HQ", LeagueScope.AllManagers, "deposit.balance", Period.Month), _book, new IndicatorCatalog(1, StandardIndicators.All), 1);
            _ranked.Reset(_live.Snapshot(DateTimeOffset.UnixEpoch).Entries);
        }

        public (TimeSpan Reports, TimeSpan Delta, TimeSpan Order) Tick(int changed)
        {
            _random.Shuffle(_members);
            var reports = _members.Take(changed).Select(member =>
            {
                Book(member, EntryKind.DepositIn, "current");
                return Report(member);
            }).ToArray();

            var started = Stopwatch.GetTimestamp();
            foreach (var report in reports)
            {
                _book.Take(report);
                _live.Touch(report);
            }

            var taken = Stopwatch.GetTimestamp();
            var delta = _live.Tick(DateTimeOffset.UnixEpoch)!;
            var ticked = Stopwatch.GetTimestamp();
            _ranked.Apply(delta.Changed, delta.Removed);
            return (Stopwatch.GetElapsedTime(started, taken), Stopwatch.GetElapsedTime(taken, ticked), Stopwatch.GetElapsedTime(ticked));
        }

        private static string Id(int number) => BenchBank.ManagerId(number);

        private void Book(int member, EntryKind kind, string product)
        {
            _entries[member]++;
            _totals[member].Add(new LedgerEntry(
                _entries[member], 0, "bench", "1", 0, "C", null, Id(member), kind, product, CustomerKind.Person, EntryEffect.Business,
                _random.Next(1, 1_000_000), 0, Today, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Today, 10_000, 0, 0));
        }

        private MemberReport Report(int member) => MemberReport.Of(Id(member), 1, _entries[member], _totals[member]).Single();
    }
}
