using System.Collections.Immutable;
using Podium.Contracts.Errors;

namespace Podium.Grains.Assignments;

/// <summary>How much of the limits on claiming a manager has used.</summary>
/// <param name="Customers">Customers served now, with those being claimed.</param>
/// <param name="MaxCustomers">Customers the manager may serve.</param>
/// <param name="ClaimsThisMonth">Customers claimed in the running calendar month.</param>
/// <param name="MaxClaims">Customers that may be claimed in a calendar month.</param>
public sealed record PoolLimits(int Customers, int MaxCustomers, int ClaimsThisMonth, int MaxClaims)
{
    /// <summary>How many more may be claimed now.</summary>
    public int Left => Math.Max(0, Math.Min(MaxCustomers - Customers, MaxClaims - ClaimsThisMonth));
}

/// <summary>Who served a customer before it came into the pool.</summary>
/// <param name="ManagerIds">The owners before; empty when there never were any.</param>
/// <param name="Since">First day in the pool.</param>
public sealed record PoolPast(ImmutableArray<string> ManagerIds, DateOnly Since);

/// <summary>Whether a manager may claim a customer. Pure.</summary>
public static class PoolClaims
{
    /// <summary>Errors: <c>limit_reached</c>, <c>cooling_off</c>.</summary>
    public static void Require(string managerId, PoolLimits limits, PoolPast past, PoolRules rules, DateOnly today)
    {
        if (limits.Customers >= limits.MaxCustomers)
        {
            throw new PodiumException(ErrorCodes.LimitReached, $"You serve {limits.Customers} customers; {limits.MaxCustomers} are the most.");
        }

        if (limits.ClaimsThisMonth >= limits.MaxClaims)
        {
            throw new PodiumException(ErrorCodes.LimitReached, $"You claimed {limits.ClaimsThisMonth} customers this month; {limits.MaxClaims} are the most.");
        }

        var free = FreeFrom(managerId, past, rules);
        if (today < free)
        {
            throw new PodiumException(ErrorCodes.CoolingOff, $"You served this customer before: you may claim it from {free:yyyy-MM-dd} on.");
        }
    }

    /// <summary>The first day on which a manager may claim the customer.</summary>
    public static DateOnly FreeFrom(string managerId, PoolPast past, PoolRules rules) =>
        past.ManagerIds.Contains(managerId, StringComparer.Ordinal) ? past.Since.AddDays(rules.CoolingOffDays) : DateOnly.MinValue;
}
