using System.Collections.Immutable;
using System.Globalization;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Fdic;

/// <summary>
/// Turns the FDIC's branches into one league: every branch is a manager of its state's unit with one customer, whose deposits on 30 June of
/// both years are what the branch reported.
/// </summary>
/// <remarks>
/// On 30 June 2022 a branch brings in what it reported then, on 30 June 2023 the difference; one that is no longer open pays out all it had, so
/// that state and country add up to the file in both years. A branch whose first report is 0 brings in a cent and pays it out: it has data, and
/// its data is 0. A year in which it was not open is no data.
/// </remarks>
internal static class FdicPlan
{
    /// <summary>Id of the unit of the whole country.</summary>
    public const string Root = "US";

    /// <summary>Source of every posting.</summary>
    public const string Source = "fdic";

    /// <summary>What the report counts the postings of 2022 under.</summary>
    public const string Reported2022 = "30 June 2022";

    /// <summary>What the report counts the postings of 2023 under.</summary>
    public const string Reported2023 = "30 June 2023";

    private const string Currency = "USD";
    private const string TimeZoneId = "America/New_York";
    private const long CentsPerThousand = 100_000;
    private const int LongestName = 120;
    private static readonly DateOnly June2022 = new(2022, 6, 30);
    private static readonly DateOnly June2023 = new(2023, 6, 30);
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);

    /// <summary>The league of all branches.</summary>
    public static BankPlan Build(ImmutableArray<FdicBranch> branches) => new(
        "FDIC",
        new BankDay(June2022, Currency, 2, TimeZoneId, FollowsClock: false, "FDIC", June2022),
        [
            new OrgUnit(Root, null, "United States", "美国"),
            .. branches.Select(b => b.State).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Unit),
        ],
        [.. branches.Select(b => new ManagerRecord(ManagerId(b), Name(b), "branch", Active: true, [new ManagerPlacement(UnitId(b.State), June2022)]))],
        [.. branches.Select(Customer)],
        [
            new PlannedDay(June2022, [.. branches.SelectMany(b => Report(b, Reported2022, June2022, null, b.Deposits2022))]),
            new PlannedDay(June2023, [.. branches.SelectMany(b => Report(b, Reported2023, June2023, b.Deposits2022, b.Deposits2023))]),
        ]);

    /// <summary>Id of a branch's manager.</summary>
    public static string ManagerId(FdicBranch branch) => string.Create(CultureInfo.InvariantCulture, $"B{branch.Id}");

    /// <summary>Id of a branch's customer.</summary>
    public static string CustomerId(FdicBranch branch) => string.Create(CultureInfo.InvariantCulture, $"C{branch.Id}");

    /// <summary>Id of a state's unit.</summary>
    public static string UnitId(string state) => $"{Root}-{state}";

    private static OrgUnit Unit(string state)
    {
        var (english, chinese) = UsStates.Of(state);
        return new OrgUnit(UnitId(state), Root, english, chinese);
    }

    private static string Name(FdicBranch branch)
    {
        // A few names were encoded twice on their way into the file and carry control characters.
        var name = string.Concat($"{branch.Name}, {branch.City} ({branch.Bank})".Where(c => !char.IsControl(c)));
        return name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";
    }

    private static PlannedCustomer Customer(FdicBranch branch)
    {
        var since = branch.Deposits2022 is null ? June2023 : June2022;
        var profile = new CustomerProfile(Name(branch), CustomerKind.Institution);
        return new PlannedCustomer(CustomerId(branch), new CustomerRegistration(profile, UnitId(branch.State), since, [new Share(ManagerId(branch), 10_000)], [AccountId(branch)]));
    }

    private static IEnumerable<PlannedPosting> Report(FdicBranch branch, string part, DateOnly date, long? before, long? now)
    {
        var change = ((now ?? 0) - (before ?? 0)) * CentsPerThousand;
        if (change != 0)
        {
            yield return new PlannedPosting(part, Of(branch, date, "", change));
        }
        else if (before is null && now is 0)
        {
            yield return new PlannedPosting(part, Of(branch, date, "-in", 1));
            yield return new PlannedPosting(part, Of(branch, date, "-out", -1));
        }
    }

    private static Posting Of(FdicBranch branch, DateOnly date, string suffix, long change)
    {
        var noon = date.ToDateTime(new TimeOnly(12, 0));
        return new Posting(
            Source,
            string.Create(CultureInfo.InvariantCulture, $"{branch.Id}-{date.Year}{suffix}"),
            CustomerId(branch),
            AccountId(branch),
            change > 0 ? PostingKind.DepositIn : PostingKind.DepositOut,
            "current",
            Math.Abs(change),
            Currency,
            date,
            new DateTimeOffset(noon, NewYork.GetUtcOffset(noon)));
    }

    private static string AccountId(FdicBranch branch) => string.Create(CultureInfo.InvariantCulture, $"A{branch.Id}");
}
