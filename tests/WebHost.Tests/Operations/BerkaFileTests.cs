using System.Globalization;
using Podium.Contracts.Ledger;
using Podium.WebHost.Operations.Berka;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Tests.Operations;

/// <summary>The real files, and the plan made of them, against sums taken straight from the text.</summary>
public sealed class BerkaFileTests
{
    private static readonly DateOnly Everything = new(1998, 12, 31);

    [Fact]
    public void Every_row_of_every_file_is_read()
    {
        var bank = BerkaReader.Read(PublicData.Folder("berka"));

        bank.Districts.Length.ShouldBe(77);
        bank.Clients.Length.ShouldBe(5_369);
        bank.Accounts.Length.ShouldBe(4_500);
        bank.Dispositions.Length.ShouldBe(5_369);
        bank.Transactions.Length.ShouldBe(49_102);
        bank.Loans.Length.ShouldBe(682);
        bank.Cards.Length.ShouldBe(892);
    }

    [Fact]
    public void The_plan_books_what_the_files_say()
    {
        var rows = Rows("trans.asc");
        var plan = Plan(Everything);
        var transactions = Of(plan, BerkaPlan.Transactions);

        transactions.Count.ShouldBe(rows.Count);
        Signed(transactions).ShouldBe(rows.Sum(r => r[3] is "PRIJEM" ? Cents(r[5]) : -Cents(r[5])));
        Of(plan, BerkaPlan.Fees).Sum(p => p.Amount).ShouldBe(rows.Where(r => r[7] is "SLUZBY").Sum(r => Cents(r[5])));
        Of(plan, BerkaPlan.PenaltyInterest).Sum(p => p.Amount).ShouldBe(rows.Where(r => r[7] is "SANKC. UROK").Sum(r => Cents(r[5])));
        Of(plan, BerkaPlan.Loans).Sum(p => p.Amount).ShouldBe(Rows("loan.asc").Sum(r => Cents(r[3])));
        Of(plan, BerkaPlan.Cards).Count.ShouldBe(Rows("card.asc").Count);
    }

    [Fact]
    public void The_plan_has_the_known_totals()
    {
        var plan = Plan(Everything);
        var early = Plan(BerkaPlan.LastTransactionDay);

        Of(early, BerkaPlan.Transactions).Count.ShouldBe(49_102);
        Signed(Of(early, BerkaPlan.Transactions)).ShouldBe(3_924_614_280);
        Of(early, BerkaPlan.Fees).Count.ShouldBe(5_445);
        Of(early, BerkaPlan.Fees).Sum(p => p.Amount).ShouldBe(9_345_500);
        Of(early, BerkaPlan.PenaltyInterest).Count.ShouldBe(64);
        Of(early, BerkaPlan.PenaltyInterest).Sum(p => p.Amount).ShouldBe(46_670);
        Of(early, BerkaPlan.Loans).Count.ShouldBe(38);
        Of(early, BerkaPlan.Loans).Sum(p => p.Amount).ShouldBe(465_639_600);
        Of(early, BerkaPlan.Cards).Count.ShouldBe(6);
        Of(plan, BerkaPlan.Loans).Count.ShouldBe(682);
        Of(plan, BerkaPlan.Loans).Sum(p => p.Amount).ShouldBe(10_326_174_000);
        Of(plan, BerkaPlan.Cards).Count.ShouldBe(892);
    }

    [Fact]
    public void Districts_stand_below_regions_in_order_of_first_appearance()
    {
        var plan = Plan(Everything);
        var regions = Rows("district.asc").Select(r => r[2]).Distinct().ToList();

        plan.Units.Length.ShouldBe(1 + 8 + 77);
        plan.Units[0].ParentId.ShouldBeNull();
        plan.Units.Skip(1).Take(8).Select(u => (u.Id, Name: u.NameEn.ToLowerInvariant())).ShouldBe(regions.Select((r, i) => ($"R{i + 1}", r.ToLowerInvariant())));
        foreach (var row in Rows("district.asc"))
        {
            var unit = plan.Units.Single(u => u.Id == $"D{int.Parse(row[0], CultureInfo.InvariantCulture):00}");
            unit.NameEn.ShouldBe(row[1]);
            unit.ParentId.ShouldBe($"R{regions.IndexOf(row[2]) + 1}");
        }
    }

    [Fact]
    public void A_district_has_a_manager_for_every_fifteen_accounts_begun()
    {
        var plan = Plan(Everything);
        var perDistrict = Rows("account.asc").CountBy(r => int.Parse(r[1], CultureInfo.InvariantCulture)).ToDictionary();

        plan.Managers.Length.ShouldBe(334);
        foreach (var (district, accounts) in perDistrict)
        {
            var expected = Enumerable.Range(1, (int)Math.Ceiling(accounts / 15.0)).Select(n => $"M{district:00}-{n:00}");
            plan.Managers.Where(m => m.Placements.Single().UnitId == $"D{district:00}").Select(m => m.Id).ShouldBe(expected);
        }
    }

    [Fact]
    public void Every_client_is_a_customer_with_one_manager_in_the_unit_of_the_account()
    {
        var plan = Plan(Everything);
        var managers = plan.Managers.ToDictionary(m => m.Id, m => m.Placements.Single().UnitId);

        plan.Customers.Length.ShouldBe(5_369);
        plan.Customers.Select(c => c.Id).Distinct().Count().ShouldBe(5_369);
        plan.Customers.SelectMany(c => c.Registration.Accounts).Distinct().Count().ShouldBe(4_500);
        plan.Customers.ShouldAllBe(c => c.Registration.Shares.Single().BasisPoints == 10_000 && managers[c.Registration.Shares.Single().ManagerId] == c.Registration.HomeUnitId);
    }

    [Fact]
    public void Every_posting_goes_to_the_customer_that_owns_its_account()
    {
        var plan = Plan(Everything);
        var ownerOf = plan.Customers.SelectMany(c => c.Registration.Accounts.Select(a => (a, c.Id))).ToDictionary(x => x.a, x => x.Id);
        var since = plan.Customers.ToDictionary(c => c.Id, c => c.Registration.Since);

        var postings = plan.Days.SelectMany(d => d.Postings).Select(p => p.Posting).ToList();
        postings.ShouldAllBe(p => ownerOf[p.AccountId!] == p.CustomerId);
        postings.ShouldAllBe(p => since[p.CustomerId] <= p.ValueDate);
        postings.Select(p => p.Id).Distinct().Count().ShouldBe(postings.Count);
    }

    [Fact]
    public void The_plan_is_the_same_every_time()
    {
        var bank = BerkaReader.Read(PublicData.Folder("berka"));
        var (one, two) = (BerkaPlan.Build(bank, Everything), BerkaPlan.Build(bank, Everything));

        two.Managers.Select(m => m.Name).ShouldBe(one.Managers.Select(m => m.Name));
        two.Days.SelectMany(d => d.Postings).ShouldBe(one.Days.SelectMany(d => d.Postings));
    }

    private static BankPlan Plan(DateOnly until) => BerkaPlan.Build(BerkaReader.Read(PublicData.Folder("berka")), until);

    private static List<Posting> Of(BankPlan plan, string part) => [.. plan.Days.SelectMany(d => d.Postings).Where(p => p.Part == part).Select(p => p.Posting)];

    private static long Signed(IEnumerable<Posting> postings) => postings.Sum(p => p.Kind == PostingKind.DepositIn ? p.Amount : -p.Amount);

    // A second, simpler reading of the files: none of them has a separator inside quotes.
    private static List<string[]> Rows(string file) =>
        [.. File.ReadLines(Path.Combine(PublicData.Folder("berka"), file)).Skip(1).Select(line => line.Split(';').Select(f => f.Trim('"')).ToArray())];

    private static long Cents(string amount) => (long)(decimal.Parse(amount, CultureInfo.InvariantCulture) * 100);
}
