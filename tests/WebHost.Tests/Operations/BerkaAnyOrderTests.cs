using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Grains.Organization;
using Podium.Testing;
using Podium.WebHost.Operations.Berka;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Tests.Operations;

/// <summary>Random parts of Berka, booked day by day in one bank and in any order, any batches and any number of times in another.</summary>
public sealed class BerkaAnyOrderTests
{
    private const int Districts = 3;
    private const int Postings = 600;
    private static readonly string[] Indicators = ["deposit.balance", "deposit.average", "deposit.net-increase", "fee.income", "loan.balance", "customer.effective"];

    [Fact]
    public void Any_order_any_batching_and_any_repeats_give_the_same_tables()
    {
        var files = BerkaReader.Read(PublicData.Folder("berka"));
        var plan = BerkaPlan.Build(files, BerkaPlan.LastTransactionDay);

        // Each sample starts two banks: few samples of many postings, others each time.
        Gen.Int[0, int.MaxValue].Sample(seed => BothShowTheSameAsync(plan, new Random(seed)).GetAwaiter().GetResult(), iter: 3, threads: 1);
    }

    private static async Task BothShowTheSameAsync(BankPlan whole, Random random)
    {
        var part = PartOf(whole, random);
        await using var orderly = await new TestBank().StartAsync();
        await using var jumbled = await new TestBank().StartAsync();
        await LoadAsync(orderly, part);
        await LoadAsync(jumbled, part with { Days = [] });
        await jumbled.Grains.GetGrain<IBankGrain>(0).SetBusinessDateAsync(part.Days[^1].Date);
        await JumbleAsync(jumbled, [.. part.Days.SelectMany(d => d.Postings).Select(p => p.Posting)], random);

        foreach (var key in Keys(part))
        {
            await AreTheSameAsync(orderly, jumbled, key);
        }
    }

    private static async Task AreTheSameAsync(TestBank orderly, TestBank jumbled, LeagueTableKey key)
    {
        var (one, other) = ("", "-");
        try
        {
            await TestBank.EventuallyAsync(async () => (one = await TableAsync(orderly, key)) == (other = await TableAsync(jumbled, key)), $"{key} is the same");
        }
        catch (TimeoutException)
        {
            other.ShouldBe(one, key.ToString());
        }
    }

    private static BankPlan PartOf(BankPlan whole, Random random)
    {
        var districts = whole.Units.Where(u => u.Id.StartsWith('D')).OrderBy(_ => random.Next()).Take(Districts).Select(u => u.Id).ToHashSet();
        var customers = whole.Customers.Where(c => districts.Contains(c.Registration.HomeUnitId)).ToImmutableArray();
        var ids = customers.Select(c => c.Id).ToHashSet();
        var postings = whole.Days.SelectMany(d => d.Postings).Where(p => ids.Contains(p.Posting.CustomerId)).OrderBy(_ => random.Next()).Take(Postings);
        return whole with
        {
            Managers = [.. whole.Managers.Where(m => districts.Contains(m.Placements[0].UnitId))],
            Customers = customers,
            Days = [.. postings.GroupBy(p => p.Posting.ValueDate).OrderBy(g => g.Key).Select(g => new PlannedDay(g.Key, [.. g]))],
        };
    }

    private static Task<LoadReport> LoadAsync(TestBank bank, BankPlan plan) =>
        new BankLoader(bank.Grains, bank.Services.GetRequiredService<IBankStore>(), TimeProvider.System).LoadAsync(plan, ReplayPace.AllAtOnce, new NoProgress(), TestContext.Current.CancellationToken);

    private static async Task JumbleAsync(TestBank bank, Posting[] postings, Random random)
    {
        var repeated = postings.Concat(postings.Where(_ => random.Next(3) == 0)).Concat(postings.Where(_ => random.Next(5) == 0)).ToArray();
        random.Shuffle(repeated);
        var sent = new List<Task<ImmutableArray<PostingAnswer>>>();
        for (var at = 0; at < repeated.Length;)
        {
            var batch = repeated.Skip(at).Take(random.Next(1, 80)).ToImmutableArray();
            at += batch.Length;
            sent.Add(bank.Intake.PostBatchAsync(batch));
            if (random.Next(3) == 0)
            {
                await Task.WhenAll(sent);
            }
        }

        var answers = (await Task.WhenAll(sent)).SelectMany(a => a).ToList();
        answers.ShouldAllBe(a => a.Outcome != PostingOutcome.Rejected);
        answers.Count(a => a.Outcome == PostingOutcome.Accepted).ShouldBe(postings.Length);
    }

    private static IEnumerable<LeagueTableKey> Keys(BankPlan plan)
    {
        var districts = plan.Managers.Select(m => m.Placements[0].UnitId).Distinct().ToList();
        foreach (var indicator in Indicators)
        {
            foreach (var period in Enum.GetValues<Period>())
            {
                yield return new LeagueTableKey(BerkaPlan.Root, LeagueScope.SubUnits, indicator, period);
                yield return new LeagueTableKey(BerkaPlan.Root, LeagueScope.AllManagers, indicator, period, TieRule: TieRule.Dense);
                foreach (var district in districts)
                {
                    yield return new LeagueTableKey(district, LeagueScope.Managers, indicator, period, TieRule: TieRule.Ordinal, Secondary: "customer.count");
                }
            }
        }
    }

    private static async Task<string> TableAsync(TestBank bank, LeagueTableKey key)
    {
        var page = await bank.Grains.GetGrain<ILeagueGrain>(key.UnitId).GetPageAsync(key, 0, 1_000);
        var rows = page.Rows.Select(r => $"{r.Rank} {r.MemberId} {r.Value} {r.YesterdayRank} {r.GapToNext}");
        return string.Join('\n', rows) + $"\n{page.BusinessDate} {page.Total} {page.LeftOut} {page.LeftOutValue}";
    }
}
