using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.WebHost.Operations.Demo;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Tests.Operations;

public sealed class DemoPlanTests
{
    private static readonly DateOnly FirstDay = new(2026, 5, 12);
    private static readonly BankPlan Plan = DemoPlan.Build(DemoSize.Default, FirstDay);

    [Fact]
    public void The_default_bank_has_three_branches_and_nine_sub_branches()
    {
        Plan.Units.Length.ShouldBe(13);
        Plan.Units.Count(u => u.ParentId == DemoUnits.Root).ShouldBe(3);
        Plan.Units.Select(u => u.NameZh).Distinct().Count().ShouldBe(13);
        Plan.Managers.Length.ShouldBe(60);
        Plan.Customers.Length.ShouldBe(2_500);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(500)]
    public void Any_number_of_units_makes_a_tree_with_parents_first(int count)
    {
        var units = DemoUnits.Build(count);

        units.Length.ShouldBe(count);
        units.Select(u => u.Id).Distinct().Count().ShouldBe(count);
        for (var i = 0; i < count; i++)
        {
            (i == 0 ? units[i].ParentId is null : units.Take(i).Any(u => u.Id == units[i].ParentId)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Every_kind_of_business_appears_and_none_is_dated_on_or_after_the_first_day()
    {
        var postings = Plan.Days.SelectMany(d => d.Postings).Select(p => p.Posting).ToList();

        postings.Count.ShouldBeInRange(20_000, 60_000);
        postings.Select(p => p.Kind).Distinct().Count().ShouldBe(Enum.GetValues<PostingKind>().Length - 1, "all but products closed");
        postings.ShouldAllBe(p => p.ValueDate < FirstDay && p.BookedAt < new DateTimeOffset(2026, 5, 12, 0, 0, 0, TimeSpan.FromHours(8)));
        postings.Select(p => p.Id).Distinct().Count().ShouldBe(postings.Count);
        Plan.Customers.Select(c => c.Registration.Profile.Kind).Distinct().Count().ShouldBe(3);
        Plan.Customers.ShouldContain(c => c.Registration.Shares.Length == 2);
        Plan.Customers.ShouldContain(c => c.Registration.Shares.IsEmpty);
    }

    [Fact]
    public void Nobody_takes_out_more_than_was_there_or_repays_more_than_was_lent()
    {
        var balances = new Dictionary<(string, string), long>();
        var amounts = Plan.Days.SelectMany(d => d.Postings).ToDictionary(p => p.Posting.Id, p => p.Posting);
        foreach (var posting in amounts.Values)
        {
            var original = posting.Reverses is { } r ? amounts[r.Id] : posting;
            var sign = original.Kind switch
            {
                PostingKind.DepositIn or PostingKind.LoanDisbursed => 1,
                PostingKind.DepositOut or PostingKind.LoanRepaid => -1,
                _ => 0,
            };
            var key = (posting.CustomerId, posting.Product);
            balances[key] = balances.GetValueOrDefault(key) + (ReferenceEquals(original, posting) ? sign : -sign) * posting.Amount;
        }

        balances.Values.Min().ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void Reversals_follow_what_they_take_back_on_the_same_day()
    {
        foreach (var day in Plan.Days)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (_, posting) in day.Postings)
            {
                posting.ValueDate.ShouldBe(day.Date);
                (posting.Reverses is null || seen.Contains(posting.Reverses.Id)).ShouldBeTrue();
                seen.Add(posting.Id);
            }
        }
    }

    [Fact]
    public void Customers_of_every_tier_exist()
    {
        var deposits = Plan.Days.SelectMany(d => d.Postings).Select(p => p.Posting)
            .Where(p => p.Kind is PostingKind.DepositIn or PostingKind.DepositOut)
            .GroupBy(p => p.CustomerId)
            .Select(g => g.Sum(p => p.Kind == PostingKind.DepositIn ? p.Amount : -p.Amount))
            .ToList();

        deposits.Count(d => d >= 500_000_000).ShouldBeInRange(20, 700);
        deposits.Count(d => d is >= 100_000_000 and < 500_000_000).ShouldBeGreaterThan(100);
        deposits.Count(d => d < 100_000_000).ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void The_same_seed_makes_the_same_bank_and_another_seed_another()
    {
        var again = DemoPlan.Build(DemoSize.Default, FirstDay);
        var other = DemoPlan.Build(DemoSize.Default with { Seed = 2 }, FirstDay);

        again.Managers.Select(m => m.Name).ShouldBe(Plan.Managers.Select(m => m.Name));
        again.Customers.Select(c => c.Registration.Profile).ShouldBe(Plan.Customers.Select(c => c.Registration.Profile));
        again.Days.SelectMany(d => d.Postings).ShouldBe(Plan.Days.SelectMany(d => d.Postings));
        other.Managers.Select(m => m.Name).ShouldNotBe(Plan.Managers.Select(m => m.Name));
    }

    [Fact]
    public void A_size_that_makes_no_bank_is_refused()
    {
        DemoSize.Default.Check().ShouldBeNull();
        (DemoSize.Default with { Managers = 0 }).Check().ShouldNotBeNull();
        (DemoSize.Default with { Days = 0 }).Check().ShouldNotBeNull();
    }
}
