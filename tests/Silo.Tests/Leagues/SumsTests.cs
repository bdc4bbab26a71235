using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Contracts.Managers;
using Podium.Contracts.Organization;
using Podium.Grains.Calendar;
using Podium.Grains.Customers;
using Podium.Grains.Indicators;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;
using Podium.Grains.Totals;
using Podium.Testing;

namespace Podium.Silo.Tests.Leagues;

/// <summary>Customers = managers = units, after random histories of everything that can happen.</summary>
public sealed class SumsTests
{
    private static readonly DateOnly Start = new(2026, 1, 25);
    private static readonly string[] Managers = ["M1", "M2", "M3", "~A"];
    private static readonly string[] Customers = ["C1", "C2", "C3", "C4"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Customers_managers_and_units_agree_to_the_minor_unit_after_every_step(int seed)
    {
        var random = new Random(seed);
        await using var bank = await (await new TestBank(live: o => o.CheckpointInterval = TimeSpan.FromMilliseconds(50)).StartAsync()).WithSmallBankAsync(Start);
        await bank.RegisterAsync("C1", Start, new Share("M1", 10_000));
        await bank.RegisterAsync("C2", Start, new Share("M1", 3_333), new Share("M2", 3_333), new Share("M3", 3_334));
        await bank.RegisterAsync("C3", Start, new Share("M3", 10_000));
        await bank.RegisterAsync("C4", Start);
        var history = new History(bank, random);
        for (var round = 0; round < 12; round++)
        {
            for (var i = 0; i < 6; i++)
            {
                await history.StepAsync();
            }

            await CompareAsync(bank);
        }
    }

    private static async Task CompareAsync(TestBank bank)
    {
        var reader = bank.Services.GetRequiredService<ILedgerReader>();
        var directory = bank.Services.GetRequiredService<BankDirectory>();
        var ledger = (await Task.WhenAll(Customers.Select(c => reader.ReadCustomerAsync(c, CancellationToken.None)))).SelectMany(e => e).ToArray();
        var indicators = IndicatorReader.For(directory.Indicators);
        foreach (var managerId in Managers)
        {
            var expected = indicators.Read(Plain(ledger.Where(e => e.ManagerId == managerId), directory.Organization.FindManager(managerId)!.Placements, null), directory.Frame);
            ImmutableArray<IndicatorValue> actual = [];
            await TestBank.EventuallyAsync(
                async () => (actual = (await bank.Grains.GetGrain<IManagerGrain>(managerId).GetTotalsAsync()).Values).SequenceEqual(expected),
                () => $"manager {managerId} equals the ledger: {string.Join('\n', expected.Zip(actual).Where(x => x.First != x.Second))}");
        }

        foreach (var (unitId, below) in new[] { ("HQ", new[] { "HQ", "A", "B" }), ("A", ["A"]), ("B", ["B"]) })
        {
            var lines = Managers.Select(m => Plain(ledger.Where(e => e.ManagerId == m), directory.Organization.FindManager(m)!.Placements, below)).SelectMany(l => l)
                .GroupBy(l => l.Key).ToDictionary(l => l.Key, l => l.Select(x => x.Value).Aggregate((a, b) => a.Plus(b)));
            foreach (var expected in indicators.Read(lines, directory.Frame))
            {
                var key = new LeagueTableKey(unitId, LeagueScope.AllManagers, expected.Indicator, expected.Period);
                var page = default(LeaguePage);
                await TestBank.EventuallyAsync(
                    async () => (page = await bank.Grains.GetGrain<ILeagueGrain>(unitId).GetPageAsync(key, 0, 10)).Total == expected.Value,
                    () => $"{key} equals the ledger ({expected.Value}); it is {page!.Total} as of {page.BusinessDate}: {string.Join(", ", page.Rows)}; left out {page.LeftOut}: {page.LeftOutValue}; "
                        + $"managers: {string.Join(", ", Managers.Select(m => $"{m} {indicators.Read(Plain(ledger.Where(e => e.ManagerId == m), directory.Organization.FindManager(m)!.Placements, below), directory.Frame).Single(v => (v.Indicator, v.Period) == (expected.Indicator, expected.Period)).Value} [{string.Join(" ", directory.Organization.FindManager(m)!.Placements)}]"))}; frame {directory.Frame.Date}");
            }
        }

        foreach (var customer in Customers)
        {
            var own = ledger.Where(e => e.CustomerId == customer && e.ValueDate <= directory.Today).ToArray();
            (await bank.Grains.GetGrain<ICustomerGrain>(customer).GetAsync())!.Deposits.ShouldBe(
                own.Sum(e => e.Kind == EntryKind.DepositIn ? e.Amount : e.Kind == EntryKind.DepositOut ? -e.Amount : 0));
            ledger.Where(e => e.CustomerId == customer && e.Effect == EntryEffect.Transfer).GroupBy(e => (e.Kind, e.Product, e.ValueDate))
                .ShouldAllBe(moved => moved.Sum(e => e.Amount) == 0 && moved.Sum(e => e.Quantity) == 0);
        }

        ledger.Where(e => e.Effect == EntryEffect.Business && e.PostingAmount != 0).GroupBy(e => (e.Source, e.PostingId))
            .ShouldAllBe(posting => posting.Where(e => e.Amount != 0).Sum(e => e.Amount) == posting.First().PostingAmount);

        IReadOnlyDictionary<BucketKey, BucketLine> Plain(IEnumerable<LedgerEntry> entries, ImmutableArray<ManagerPlacement> placements, string[]? units)
        {
            var totals = new PortfolioTotals(placements, directory.Frame);
            foreach (var entry in entries)
            {
                totals.Add(entry);
            }

            return units is null
                ? totals.Sum()
                : totals.Parts().Where(p => units.Contains(p.UnitId)).SelectMany(p => p.Buckets).GroupBy(b => b.Key)
                    .ToDictionary(b => b.Key, b => b.Select(x => x.Line).Aggregate((x, y) => x.Plus(y)));
        }
    }

    private sealed class History(TestBank bank, Random random)
    {
        private readonly List<Posting> _booked = [];
        private int _next;

        public async Task StepAsync()
        {
            switch (random.Next(12))
            {
                case 0:
                    await bank.Grains.GetGrain<IBankGrain>(0).SetBusinessDateAsync(bank.Day.BusinessDate.AddDays(random.Next(1, 20)));
                    break;
                case 1:
                    await bank.Grains.GetGrain<ICustomerGrain>(Pick(Customers)).AssignAsync($"op{_next++}", Day(), Owners());
                    break;
                case 2:
                    var manager = Pick(["M1", "M2", "M3"]);
                    var last = bank.Services.GetRequiredService<BankDirectory>().Organization.FindManager(manager)!.Placements[^1].From;
                    var from = last > bank.Day.BusinessDate ? last.AddDays(1) : bank.Day.BusinessDate.AddDays(random.Next(-3, 6));
                    if (from > last)
                    {
                        await bank.Grains.GetGrain<IOrganizationGrain>(0).MoveManagerAsync(manager, Pick(["A", "B", "HQ"]), from);
                    }

                    break;
                case 3:
                    await bank.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
                    break;
                case 4 when _booked.Count > 0:
                    var again = _booked[random.Next(_booked.Count)];
                    (await bank.Intake.PostAsync(again)).Outcome.ShouldBe(PostingOutcome.Duplicate);
                    break;
                case 5 when _booked.Count > 0:
                    var target = _booked[random.Next(_booked.Count)];
                    await BookAsync(bank.Posting($"p{_next++}", target.CustomerId, PostingKind.Reversal, 0, bank.Day.BusinessDate.AddDays(60), "x", new PostingReference("core", target.Id)));
                    break;
                default:
                    var batch = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Business()).ToImmutableArray();
                    foreach (var (posting, answer) in batch.Zip(await bank.Intake.PostBatchAsync(batch)))
                    {
                        answer.Outcome.ShouldBe(PostingOutcome.Accepted, answer.Error?.ToString());
                        _booked.Add(posting);
                    }

                    break;
            }
        }

        private async Task BookAsync(Posting posting)
        {
            var answer = await bank.Intake.PostAsync(posting);
            if (answer.Outcome == PostingOutcome.Accepted)
            {
                _booked.Add(posting);
            }
            else
            {
                answer.Error!.Code.ShouldBeOneOf("already_reversed", "reversal_of_reversal");
            }
        }

        private Posting Business() => random.Next(6) switch
        {
            0 => bank.Posting($"p{_next++}", Pick(Customers), PostingKind.Fee, random.Next(1, 10_000), Day(), "service"),
            1 => bank.Posting($"p{_next++}", Pick(Customers), PostingKind.ProductOpened, 0, Day(), "card"),
            2 => bank.Posting($"p{_next++}", Pick(Customers), PostingKind.LoanDisbursed, random.Next(1, 100_000_000), Day(), "loan"),
            3 => bank.Posting($"p{_next++}", Pick(Customers), PostingKind.DepositOut, random.Next(1, 2_000_000), Day()),
            4 => bank.Posting($"p{_next++}", Pick(Customers), PostingKind.ProductSold, random.Next(1, 500_000), Day(), "fund"),
            _ => bank.Posting($"p{_next++}", Pick(Customers), PostingKind.DepositIn, random.Next(1, 3_000_000), Day(), Pick(["current", "term"])),
        };

        private ImmutableArray<Share> Owners() => random.Next(4) switch
        {
            0 => [],
            1 => [new Share("M1", 2_501), new Share("M2", 7_499)],
            2 => [new Share("M3", 3_333), new Share("M1", 3_333), new Share("M2", 3_334)],
            _ => [new Share(Pick(["M1", "M2", "M3"]), 10_000)],
        };

        private DateOnly Day() => bank.Day.BusinessDate.AddDays(random.Next(-50, 8));

        private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
    }
}
