using Podium.Contracts.Ledger;
using Podium.WebHost.Operations.Fdic;

namespace Podium.WebHost.Tests.Operations;

/// <summary>The real file, and the league made of it.</summary>
public sealed class FdicFileTests
{
    [Fact]
    public void Every_branch_is_a_manager_with_one_customer()
    {
        var plan = FdicPlan.Build(FdicReader.Read(PublicData.Folder("fdic")));

        plan.Units.Length.ShouldBe(1 + 59);
        plan.Managers.Length.ShouldBe(80_179);
        plan.Managers.Select(m => m.Id).Distinct().Count().ShouldBe(80_179);
        plan.Managers.ShouldAllBe(m => m.Grade == "branch" && m.Name.Length <= 120 && !m.Name.Any(char.IsControl));
        plan.Customers.Length.ShouldBe(80_179);
    }

    [Fact]
    public void Balances_equal_the_file_in_both_years()
    {
        var branches = FdicReader.Read(PublicData.Folder("fdic"));
        var plan = FdicPlan.Build(branches);
        var (first, both) = (Balances(plan, 1), Balances(plan, 2));

        branches.ShouldAllBe(b => b.Deposits2022 == null || first[FdicPlan.CustomerId(b)] == b.Deposits2022 * 100_000);
        branches.ShouldAllBe(b => b.Deposits2023 == null || both[FdicPlan.CustomerId(b)] == b.Deposits2023 * 100_000);
        both.Values.Count(balance => balance == 0).ShouldBe(branches.Count(b => b.Deposits2023 is null or 0));
        first.Values.Sum().ShouldBe(18_141_021_926 * 100_000);
        both.Values.Sum().ShouldBe(17_269_424_123 * 100_000);
    }

    [Fact]
    public void Every_state_has_its_two_names()
    {
        var plan = FdicPlan.Build(FdicReader.Read(PublicData.Folder("fdic")));

        plan.Units.ShouldAllBe(u => u.NameEn.Length > 2 && u.NameZh != u.NameEn);
    }

    private static Dictionary<string, long> Balances(Podium.WebHost.Operations.Loading.BankPlan plan, int days)
    {
        var balances = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (_, posting) in plan.Days.Take(days).SelectMany(d => d.Postings))
        {
            balances[posting.CustomerId] = balances.GetValueOrDefault(posting.CustomerId) + (posting.Kind == PostingKind.DepositIn ? posting.Amount : -posting.Amount);
        }

        return balances;
    }
}
