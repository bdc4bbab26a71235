using System.Collections.Immutable;
using System.Globalization;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Berka;

/// <summary>
/// Turns the Berka files into a bank. Fixed, so that results can be compared: districts below regions below <c>CZ</c>, one customer per
/// client, the accounts of a district dealt in turn to its managers, an account's business with its owner's customer.
/// </summary>
/// <remarks>
/// What the files do not say: a client who only uses somebody's account (disponent) is served where that account is served, and came to the
/// bank on the day it was opened, so every client has one manager. The files have no time of day: everything is booked at noon in Prague.
/// </remarks>
internal static class BerkaPlan
{
    /// <summary>Id of the unit of the whole bank.</summary>
    public const string Root = "CZ";

    /// <summary>Source of every posting.</summary>
    public const string Source = "berka";

    /// <summary>What the report counts a row of <c>trans.asc</c> under.</summary>
    public const string Transactions = "transactions";

    /// <summary>What the report counts the fee of a row with SLUZBY under.</summary>
    public const string Fees = "fees";

    /// <summary>What the report counts the interest of a row with SANKC. UROK under.</summary>
    public const string PenaltyInterest = "penalty interest";

    /// <summary>What the report counts <c>loan.asc</c> under.</summary>
    public const string Loans = "loans";

    /// <summary>What the report counts <c>card.asc</c> under.</summary>
    public const string Cards = "cards";

    /// <summary>The last day of <c>trans.asc</c>: business after it is loans and cards only.</summary>
    public static readonly DateOnly LastTransactionDay = new(1994, 3, 31);

    private const string Currency = "CZK";
    private const string TimeZoneId = "Europe/Prague";
    private const int AccountsPerManager = 15;
    private static readonly DateOnly FirstDay = new(1993, 1, 1);
    private static readonly TimeZoneInfo Prague = TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);

    /// <summary>The bank and its business up to a day.</summary>
    /// <param name="bank">The files.</param>
    /// <param name="until">Last value date to book; units, managers and customers are all there whatever it is.</param>
    public static BankPlan Build(BerkaBank bank, DateOnly until)
    {
        var managerOf = DealAccounts(bank.Accounts);
        return new BankPlan(
            "Berka",
            new BankDay(FirstDay, Currency, 2, TimeZoneId, FollowsClock: false, "Berka", FirstDay),
            Units(bank.Districts),
            Managers(managerOf.Values),
            Customers(bank, managerOf),
            Days(bank, until));
    }

    /// <summary>Id of a client's customer.</summary>
    public static string CustomerId(int clientId) => string.Create(CultureInfo.InvariantCulture, $"C{clientId}");

    /// <summary>Id of an account.</summary>
    public static string AccountId(int accountId) => string.Create(CultureInfo.InvariantCulture, $"A{accountId}");

    /// <summary>Id of a district's unit.</summary>
    public static string DistrictUnit(int districtId) => string.Create(CultureInfo.InvariantCulture, $"D{districtId:00}");

    /// <summary>
    /// Who serves an account: a district has a manager for every fifteen accounts begun, and deals its accounts to them in turn, in order of
    /// account id.
    /// </summary>
    public static Dictionary<int, BerkaManager> DealAccounts(ImmutableArray<BerkaAccount> accounts)
    {
        var dealt = new Dictionary<int, BerkaManager>();
        foreach (var district in accounts.GroupBy(a => a.DistrictId))
        {
            var inOrder = district.OrderBy(a => a.Id).ToList();
            var managers = (inOrder.Count + AccountsPerManager - 1) / AccountsPerManager;
            for (var i = 0; i < inOrder.Count; i++)
            {
                dealt.Add(inOrder[i].Id, new BerkaManager(district.Key, i % managers + 1));
            }
        }

        return dealt;
    }

    private static ImmutableArray<OrgUnit> Units(ImmutableArray<BerkaDistrict> districts)
    {
        var regions = districts.Select(d => d.Region).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            new OrgUnit(Root, null, "Czech Republic", "捷克共和国"),
            .. regions.Select((region, i) => new OrgUnit(RegionUnit(i), Root, Capitalized(region), ChineseRegion(region))),
            .. districts.Select(d => new OrgUnit(DistrictUnit(d.Id), RegionUnit(regions.IndexOf(d.Region)), d.Name, d.Name)),
        ];
    }

    private static ImmutableArray<ManagerRecord> Managers(IEnumerable<BerkaManager> dealt)
    {
        var names = new BerkaManagerNames();
        return
        [
            .. dealt
                .Distinct()
                .OrderBy(m => m.DistrictId)
                .ThenBy(m => m.Number)
                .Select(m => new ManagerRecord(m.Id, names.Next(), "manager", Active: true, [new ManagerPlacement(DistrictUnit(m.DistrictId), FirstDay)])),
        ];
    }

    private static ImmutableArray<PlannedCustomer> Customers(BerkaBank bank, Dictionary<int, BerkaManager> managerOf)
    {
        var accounts = bank.Accounts.ToDictionary(a => a.Id);
        var rights = bank.Dispositions.ToDictionary(d => d.ClientId);
        return [.. bank.Clients.Select(client => Customer(client, rights[client.Id]))];

        PlannedCustomer Customer(BerkaClient client, BerkaDisposition right)
        {
            var account = accounts[right.AccountId];
            var profile = new CustomerProfile(string.Create(CultureInfo.InvariantCulture, $"Client {client.Id}"), CustomerKind.Person);
            var registration = new CustomerRegistration(
                profile,
                DistrictUnit(account.DistrictId),
                account.Opened,
                [new Share(managerOf[account.Id].Id, 10_000)],
                right.IsOwner ? [AccountId(account.Id)] : []);
            return new PlannedCustomer(CustomerId(client.Id), registration);
        }
    }

    private static ImmutableArray<PlannedDay> Days(BerkaBank bank, DateOnly until)
    {
        var ownerOf = bank.Dispositions.Where(d => d.IsOwner).ToDictionary(d => d.AccountId, d => CustomerId(d.ClientId));
        var accountOf = bank.Dispositions.ToDictionary(d => d.Id, d => d.AccountId);
        var business = bank.Transactions.SelectMany(t => OfTransaction(t, ownerOf[t.AccountId]))
            .Concat(bank.Loans.Select(l => OfLoan(l, ownerOf[l.AccountId])))
            .Concat(bank.Cards.Select(c => OfCard(c, accountOf[c.DispositionId], ownerOf[accountOf[c.DispositionId]])));
        return
        [
            .. business
                .Where(p => p.Posting.ValueDate <= until)
                .GroupBy(p => p.Posting.ValueDate)
                .OrderBy(day => day.Key)
                .Select(day => new PlannedDay(day.Key, [.. day])),
        ];
    }

    private static IEnumerable<PlannedPosting> OfTransaction(BerkaTransaction t, string customer)
    {
        var id = t.Id.ToString(CultureInfo.InvariantCulture);
        var kind = t.IsCredit ? PostingKind.DepositIn : PostingKind.DepositOut;
        yield return new PlannedPosting(Transactions, Of(id, customer, t.AccountId, kind, "current", t.Amount, t.Date));
        switch (t.Symbol)
        {
            case "SLUZBY":
                yield return new PlannedPosting(Fees, Of(id + "-fee", customer, t.AccountId, PostingKind.Fee, "account", t.Amount, t.Date));
                break;
            case "SANKC. UROK":
                yield return new PlannedPosting(PenaltyInterest, Of(id + "-interest", customer, t.AccountId, PostingKind.InterestCollected, "overdraft", t.Amount, t.Date));
                break;
        }
    }

    private static PlannedPosting OfLoan(BerkaLoan loan, string customer) => new(
        Loans,
        Of(string.Create(CultureInfo.InvariantCulture, $"loan-{loan.Id}"), customer, loan.AccountId, PostingKind.LoanDisbursed, "loan", loan.Amount, loan.Date));

    private static PlannedPosting OfCard(BerkaCard card, int accountId, string customer) => new(
        Cards,
        Of(string.Create(CultureInfo.InvariantCulture, $"card-{card.Id}"), customer, accountId, PostingKind.ProductOpened, "card", 0, card.Issued));

    private static Posting Of(string id, string customer, int accountId, PostingKind kind, string product, long amount, DateOnly date) =>
        new(Source, id, customer, AccountId(accountId), kind, product, amount, Currency, date, Noon(date));

    private static DateTimeOffset Noon(DateOnly date)
    {
        var noon = date.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, Prague.GetUtcOffset(noon));
    }

    private static string RegionUnit(int index) => string.Create(CultureInfo.InvariantCulture, $"R{index + 1}");

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string ChineseRegion(string region) => region switch
    {
        "Prague" => "布拉格",
        "central Bohemia" => "中波希米亚",
        "south Bohemia" => "南波希米亚",
        "west Bohemia" => "西波希米亚",
        "north Bohemia" => "北波希米亚",
        "east Bohemia" => "东波希米亚",
        "south Moravia" => "南摩拉维亚",
        "north Moravia" => "北摩拉维亚",
        _ => region,
    };
}
