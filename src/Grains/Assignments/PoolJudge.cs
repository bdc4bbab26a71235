using Podium.Contracts.Customers;

namespace Podium.Grains.Assignments;

/// <summary>What the rules look at of a served customer.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="ManagerId">Who serves it: the owner with the largest share.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="ServedSince">Since when the present owners serve it.</param>
/// <param name="LastContact">Day of the last visit or contact, or null.</param>
/// <param name="KeptBy">What keeps it where it is, or null: <c>openNeed</c>, <c>plannedVisit</c>, <c>runningLoan</c>, <c>handover</c>, <c>comingOwner</c>.</param>
public sealed record PoolFacts(string CustomerId, string ManagerId, Tier Tier, DateOnly ServedSince, DateOnly? LastContact, string? KeptBy = null);

/// <summary>A warning that a customer is about to return.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="ManagerId">Who was warned.</param>
/// <param name="BaseDay">The day from which days without contact are counted: another one ends the warning.</param>
/// <param name="WarnedOn">The day of the warning.</param>
/// <param name="ReturnOn">The day it returns if nothing happens.</param>
/// <param name="KeptBy">What keeps it, or null.</param>
/// <param name="LeavesOn">First day without owner, once that is decided.</param>
public sealed record PoolWarning(
    string CustomerId, string ManagerId, DateOnly BaseDay, DateOnly WarnedOn, DateOnly ReturnOn, string? KeptBy = null, DateOnly? LeavesOn = null);

/// <summary>What the rules say of a customer on a day.</summary>
/// <param name="Warning">The warning that stands; null when there is none.</param>
/// <param name="IsNew">Whether it was given on this day.</param>
/// <param name="Returns">Whether the customer returns to the pool.</param>
public readonly record struct PoolVerdict(PoolWarning? Warning, bool IsNew, bool Returns);

/// <summary>
/// Which customers return to the public pool (domain section 3): those without visit or contact for as long as their tier allows. Nobody is judged for
/// the time before the rules began to run, and nobody loses a customer without having been warned as many days before as the rules say. Pure.
/// </summary>
public static class PoolJudge
{
    /// <summary>The day from which days without contact are counted.</summary>
    public static DateOnly BaseDay(PoolFacts facts, DateOnly firstDay)
    {
        var day = facts.ServedSince > firstDay ? facts.ServedSince : firstDay;
        return facts.LastContact > day ? facts.LastContact.Value : day;
    }

    /// <summary>The last base day that can lead to anything today; null when no tier returns at all.</summary>
    public static DateOnly? LatestBaseDay(PoolRules rules, DateOnly today)
    {
        var days = Enum.GetValues<Tier>().Select(rules.DaysOf).Where(d => d > 0).DefaultIfEmpty(0).Min();
        return days == 0 ? null : today.AddDays(rules.WarnDays - days);
    }

    /// <summary>Judges a customer on a day, with the warning that stands from an earlier one.</summary>
    public static PoolVerdict Judge(PoolFacts facts, PoolWarning? before, PoolRules rules, DateOnly firstDay, DateOnly today)
    {
        var days = rules.DaysOf(facts.Tier);
        var from = BaseDay(facts, firstDay);
        if (days == 0 || today < from.AddDays(days - rules.WarnDays))
        {
            return default;
        }

        var isNew = before is null || before.BaseDay != from || !string.Equals(before.ManagerId, facts.ManagerId, StringComparison.Ordinal);
        var warnedOn = isNew ? today : before!.WarnedOn;
        var (due, notice) = (from.AddDays(days), warnedOn.AddDays(rules.WarnDays));
        var returnOn = due > notice ? due : notice;
        return new PoolVerdict(
            new PoolWarning(facts.CustomerId, facts.ManagerId, from, warnedOn, returnOn, facts.KeptBy),
            isNew,
            facts.KeptBy is null && today >= returnOn);
    }
}
