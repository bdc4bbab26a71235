using Podium.Contracts.Customers;

namespace Podium.Grains.Visits;

/// <summary>What a demand asks for.</summary>
public enum DemandKind
{
    /// <summary>Going to the customer.</summary>
    Visit,
    /// <summary>Any contact: phone, message, meeting or visit.</summary>
    Contact,
}

/// <summary>What has become of a demand.</summary>
public enum DemandState
{
    /// <summary>Its period runs and something is still owed.</summary>
    Open,
    /// <summary>All was done within the period.</summary>
    Met,
    /// <summary>The period ended with something still owed.</summary>
    Missed,
    /// <summary>The rules applied for too small a part of the period to ask for anything.</summary>
    Waived,
}

/// <summary>What a customer is from a day on, as far as visit rules go.</summary>
/// <param name="From">First day.</param>
/// <param name="Tier">The tier.</param>
/// <param name="Core">Whether a core quality customer (核心优质客户).</param>
public readonly record struct Standing(DateOnly From, Tier Tier, bool Core = false)
{
    /// <summary>The course of a customer: general and not core until something else is known.</summary>
    public static IReadOnlyList<Standing> Course(DateOnly since, IEnumerable<(DateOnly From, Tier Tier)> tiers, IEnumerable<(DateOnly From, bool Core)> cores)
    {
        var (tier, core) = (tiers.OrderBy(t => t.From).ToArray(), cores.OrderBy(c => c.From).ToArray());
        return
        [
            .. tier.Select(t => t.From).Concat(core.Select(c => c.From)).Append(since).Where(day => day >= since).Distinct().Order()
                .Select(day => new Standing(day, tier.LastOrDefault(t => t.From <= day).Tier, core.LastOrDefault(c => c.From <= day).Core)),
        ];
    }
}

/// <summary>Something that was done for a customer.</summary>
/// <param name="Day">The bank's day.</param>
/// <param name="IsVisit">A visit; else another contact.</param>
public readonly record struct Service(DateOnly Day, bool IsVisit);

/// <summary>A calendar month or half-year.</summary>
/// <param name="From">First day.</param>
/// <param name="IsHalfYear">A half-year; else a month.</param>
public readonly record struct DemandPeriod(DateOnly From, bool IsHalfYear)
{
    /// <summary>Last day.</summary>
    public DateOnly To => From.AddMonths(IsHalfYear ? 6 : 1).AddDays(-1);

    /// <summary>For instance <c>2026-03</c> or <c>2026-H1</c>.</summary>
    public string Key => IsHalfYear ? $"{From.Year:0000}-H{(From.Month < 7 ? 1 : 2)}" : $"{From.Year:0000}-{From.Month:00}";

    /// <summary>The month of a day.</summary>
    public static DemandPeriod MonthOf(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), false);

    /// <summary>The half-year of a day.</summary>
    public static DemandPeriod HalfYearOf(DateOnly day) => new(new DateOnly(day.Year, day.Month < 7 ? 1 : 7, 1), true);

    /// <summary>The one after.</summary>
    public DemandPeriod Next() => this with { From = To.AddDays(1) };
}

/// <summary>What is owed to a customer within a period: one for each period, whatever happens in it.</summary>
/// <param name="Period">The period.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Standing">What the customer is at the end of the period, or today while it runs.</param>
/// <param name="Required">How many; 0 when waived.</param>
/// <param name="Done">How many were done within the period, also beyond what is required.</param>
/// <param name="DueBy">The last working day on or before the end of the period.</param>
/// <param name="State">What has become of it.</param>
public sealed record Demand(DemandPeriod Period, DemandKind Kind, Standing Standing, int Required, int Done, DateOnly DueBy, DemandState State)
{
    /// <summary>How many are still owed.</summary>
    public int Owed => Math.Max(0, Required - Done);
}
