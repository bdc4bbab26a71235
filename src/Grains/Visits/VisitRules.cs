using System.Collections.Immutable;
using Podium.Contracts.Customers;

namespace Podium.Grains.Visits;

/// <summary>How often customers must be seen (domain section 4); configuration of the bank.</summary>
/// <param name="KeyVisitsPerMonth">Visits to a key customer in a calendar month, 0 to 31.</param>
/// <param name="ImportantVisitsPerMonth">Visits to an important customer in a calendar month, 0 to 31.</param>
/// <param name="GeneralContactsPerHalfYear">Contacts of any kind with another customer from January to June and from July to December, 0 to 31.</param>
/// <param name="CoreContactsPerMonth">Contacts with a core quality customer (核心优质客户) that no visit is due to, 0 to 31.</param>
/// <param name="ReportDueWorkingDays">Working days after the visit by which its report is due, 0 to 31.</param>
public sealed record VisitRules(
    int KeyVisitsPerMonth = 2,
    int ImportantVisitsPerMonth = 1,
    int GeneralContactsPerHalfYear = 1,
    int CoreContactsPerMonth = 1,
    int ReportDueWorkingDays = 1)
{
    /// <summary>The domain page's values.</summary>
    public static VisitRules Default { get; } = new();

    /// <summary>Visits a month that the rules ask of a tier.</summary>
    public int VisitsPerMonth(Tier tier) => tier switch
    {
        Tier.Key => KeyVisitsPerMonth,
        Tier.Important => ImportantVisitsPerMonth,
        _ => 0,
    };
}

/// <summary>The rules from a day on.</summary>
/// <param name="Version">Rises with every change; 0 for the defaults.</param>
/// <param name="From">First day.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Actor">Who set them.</param>
/// <param name="At">When.</param>
public sealed record VisitRuleVersion(long Version, DateOnly From, VisitRules Rules, string Actor, DateTimeOffset At);

/// <summary>All versions of the rules. Of those in force on a day the newest counts; a period goes by the rules of its first day. Pure.</summary>
public sealed class VisitRuleBook(ImmutableArray<VisitRuleVersion> versions)
{
    private readonly ImmutableArray<VisitRuleVersion> _newestFirst = [.. versions.OrderByDescending(v => v.Version)];

    /// <summary>The defaults from the beginning of time.</summary>
    public static VisitRuleBook Default { get; } = new([]);

    /// <summary>First day of the earliest version, or null when there are but defaults.</summary>
    public DateOnly? EarliestFrom => _newestFirst.IsEmpty ? null : _newestFirst.Min(v => v.From);

    /// <summary>The version in force on a day.</summary>
    public VisitRuleVersion On(DateOnly day) =>
        _newestFirst.FirstOrDefault(v => v.From <= day) ?? new VisitRuleVersion(0, DateOnly.MinValue, VisitRules.Default, "podium", DateTimeOffset.UnixEpoch);
}
