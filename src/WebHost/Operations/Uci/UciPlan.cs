using System.Collections.Immutable;
using System.Globalization;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Visits;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Uci;

/// <summary>
/// Turns the UCI campaign into a bank: a unit for each kind of job, a manager for every hundred customers of it begun, a customer for each row with
/// its balance, and its contacts.
/// </summary>
/// <remarks>
/// What the file does not say: the year (the campaigns ran from 2008 to 2010; the last contacts are put into 2009), the time of day (noon in Lisbon),
/// and when the contacts before the last ones took place. So a customer has one contact for the last of this campaign, with <c>y</c> as its outcome,
/// and one for the last of the campaign before, <c>pdays</c> earlier, with <c>poutcome</c>; how many there were stands in their words.
/// </remarks>
internal static class UciPlan
{
    /// <summary>Id of the unit of the whole bank.</summary>
    public const string Root = "PT";

    /// <summary>Source of every posting.</summary>
    public const string Source = "uci";

    /// <summary>What the report counts balances under.</summary>
    public const string Balances = "balances";

    /// <summary>The year the last contacts are put into.</summary>
    public const int Year = 2009;

    private const string Currency = "EUR";
    private const string TimeZoneId = "Europe/Lisbon";
    private const int CustomersPerManager = 100;
    private static readonly DateOnly FirstDay = new(Year, 1, 1);
    private static readonly DateOnly LastDay = new(Year, 12, 31);
    private static readonly TimeZoneInfo Lisbon = TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId);

    /// <summary>The bank with its customers and balances.</summary>
    public static BankPlan Build(ImmutableArray<UciRow> rows)
    {
        var managers = ManagersOf(rows);
        var jobs = rows.Select(r => r.Job).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new BankPlan(
            "UCI",
            new BankDay(LastDay, Currency, 2, TimeZoneId, FollowsClock: false, "UCI campaign", LastDay),
            [new OrgUnit(Root, null, "Portugal", "葡萄牙"), .. jobs.Select(job => new OrgUnit(UnitId(job), Root, NameOf(job).En, NameOf(job).Zh))],
            [
                .. rows.DistinctBy(r => managers[r.Row]).OrderBy(r => managers[r.Row], StringComparer.Ordinal)
                    .Select(r => new ManagerRecord(managers[r.Row], "Manager " + managers[r.Row], "manager", Active: true, [new ManagerPlacement(UnitId(r.Job), FirstDay)])),
            ],
            [.. rows.Select(row => Customer(row, managers[row.Row]))],
            [new PlannedDay(FirstDay, [.. rows.Where(r => r.Balance != 0).Select(Balance)])]);
    }

    /// <summary>The contacts of all customers, those of this campaign first.</summary>
    public static (ImmutableArray<Contact> Last, ImmutableArray<Contact> Earlier) Contacts(ImmutableArray<UciRow> rows)
    {
        var managers = ManagersOf(rows);
        return ([.. rows.Select(r => Last(r, managers[r.Row]))], [.. rows.Where(r => r.DaysSince is not null).Select(r => Earlier(r, managers[r.Row]))]);
    }

    /// <summary>What is known of a person beside the name.</summary>
    public static FileChange File(UciRow row) => new(
        "uci-file-" + CustomerId(row),
        0,
        CustomerStatus.Active,
        CoreQuality: false,
        new PersonFile([], Title: row.Job),
        Notes: string.Create(
            CultureInfo.InvariantCulture,
            $"Age {row.Age}, {row.Marital}, {row.Education} education; default {No(row.Defaulted)}, housing loan {No(row.HousingLoan)}, personal loan {No(row.PersonalLoan)}."));

    /// <summary>Id of a row's customer.</summary>
    public static string CustomerId(UciRow row) => string.Create(CultureInfo.InvariantCulture, $"U{row.Row:00000}");

    private static Dictionary<int, string> ManagersOf(ImmutableArray<UciRow> rows) => rows
        .GroupBy(r => r.Job, StringComparer.Ordinal)
        .SelectMany(job => job.Select((row, i) => (row.Row, Manager: string.Create(CultureInfo.InvariantCulture, $"{UnitId(job.Key)}-{(i / CustomersPerManager) + 1:00}"))))
        .ToDictionary(r => r.Row, r => r.Manager);

    private static PlannedCustomer Customer(UciRow row, string manager)
    {
        var first = row.DaysSince is { } days ? LastContact(row).AddDays(-days) : FirstDay;
        var profile = new CustomerProfile(string.Create(CultureInfo.InvariantCulture, $"Client {row.Row}"), CustomerKind.Person);
        return new PlannedCustomer(
            CustomerId(row),
            new CustomerRegistration(profile, UnitId(row.Job), first < FirstDay ? first : FirstDay, [new Share(manager, 10_000)], [CustomerId(row) + "-1"]));
    }

    // The file has the average of the year: a balance that stands all the year has that average.
    private static PlannedPosting Balance(UciRow row) => new(Balances, new Posting(
        Source,
        CustomerId(row),
        CustomerId(row),
        CustomerId(row) + "-1",
        row.Balance > 0 ? PostingKind.DepositIn : PostingKind.DepositOut,
        "current",
        Math.Abs(row.Balance) * 100L,
        Currency,
        FirstDay,
        Noon(FirstDay)));

    private static Contact Last(UciRow row, string manager) => Contact(
        row,
        manager,
        "last",
        LastContact(row),
        row.Subscribed ? ContactOutcome.Agreed : ContactOutcome.Declined,
        FormattableString.Invariant($"Term deposit campaign: call {row.Contacts}, {row.Seconds} s; {(row.Subscribed ? "subscribed" : "did not subscribe")}."));

    private static Contact Earlier(UciRow row, string manager) => Contact(
        row,
        manager,
        "earlier",
        LastContact(row).AddDays(-row.DaysSince!.Value),
        row.EarlierOutcome switch { "success" => ContactOutcome.Agreed, "failure" => ContactOutcome.Declined, _ => ContactOutcome.Other },
        FormattableString.Invariant($"Earlier campaign: contact {row.EarlierContacts}; {row.EarlierOutcome}."));

    private static Contact Contact(UciRow row, string manager, string which, DateOnly day, ContactOutcome outcome, string result) =>
        new($"uci-{CustomerId(row)}-{which}", CustomerId(row), manager, ContactKind.Phone, Noon(day).ToUniversalTime(), day, result, null, manager, outcome);

    private static DateOnly LastContact(UciRow row) => new(Year, row.Month, row.Day);

    private static DateTimeOffset Noon(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, Lisbon.GetUtcOffset(noon));
    }

    private static string UnitId(string job) => string.Concat(job.Where(char.IsAsciiLetter)).ToUpperInvariant();

    private static string No(bool yes) => yes ? "yes" : "no";

    private static (string En, string Zh) NameOf(string job) => job switch
    {
        "admin." => ("Administration", "行政人员"),
        "blue-collar" => ("Blue collar", "工人"),
        "entrepreneur" => ("Entrepreneurs", "企业主"),
        "housemaid" => ("Housekeeping", "家政人员"),
        "management" => ("Management", "管理人员"),
        "retired" => ("Retired", "退休人员"),
        "self-employed" => ("Self-employed", "个体经营者"),
        "services" => ("Services", "服务业"),
        "student" => ("Students", "学生"),
        "technician" => ("Technicians", "技术人员"),
        "unemployed" => ("Unemployed", "待业人员"),
        "unknown" => ("Unknown", "未知职业"),
        _ => (job, job),
    };
}
