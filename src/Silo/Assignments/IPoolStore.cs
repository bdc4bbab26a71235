using Podium.Grains.Assignments;

namespace Podium.Silo.Assignments;

/// <summary>Keeps the public pool (公海): who is in it and why, who is about to return, who claimed what.</summary>
public interface IPoolStore
{
    /// <summary>
    /// The first day the rules run on, and the day up to which they have judged; a bank's first call makes it this one: nobody is judged for the time
    /// before.
    /// </summary>
    Task<(DateOnly First, DateOnly? JudgedUntil)> BeginAsync(DateOnly today, CancellationToken cancellationToken);

    /// <summary>Served customers without visit or contact since a day, with what keeps them.</summary>
    Task<IReadOnlyList<PoolFacts>> ReadQuietAsync(DateOnly since, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Every warning that stands, by customer.</summary>
    Task<IReadOnlyDictionary<string, PoolWarning>> ReadWarningsAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the warnings that stand, except of customers who leave on a later day, and notes that the day is judged.</summary>
    Task SaveJudgedAsync(IReadOnlyCollection<PoolWarning> warnings, IReadOnlyCollection<PoolWarning> added, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Notes why a customer is about to be without owner; once for each day.</summary>
    Task EnterAsync(PoolEntry entry, CancellationToken cancellationToken);

    /// <summary>Customers that nobody serves, longest there first, with how many there are.</summary>
    Task<(long Count, IReadOnlyList<PoolCustomer> Rows)> ListAsync(PoolQuery query, CancellationToken cancellationToken);

    /// <summary>Customers of managers about to return, soonest first; one contacted since is left out.</summary>
    Task<IReadOnlyList<ReturningCustomer>> ListReturningAsync(IReadOnlyCollection<string> managerIds, DateOnly today, CancellationToken cancellationToken);

    /// <summary>How much of the limits a manager has used.</summary>
    Task<PoolLimits> GetLimitsAsync(string managerId, AssignmentRules rules, PoolRules pool, DateOnly today, CancellationToken cancellationToken);

    /// <summary>
    /// Counts a claim against the limits and keeps others off the customer until it is settled; answers the one of an earlier call of the same
    /// operation. Errors: <c>already_claimed</c>, <c>limit_reached</c>, <c>cooling_off</c>, <c>conflict</c>.
    /// </summary>
    Task<PoolClaim> ReserveAsync(PoolClaim claim, AssignmentRules rules, PoolRules pool, CancellationToken cancellationToken);

    /// <summary>Says what became of a claim.</summary>
    Task SettleAsync(PoolClaim claim, PoolClaimState state, CancellationToken cancellationToken);

    /// <summary>Claims made before an instant that nobody settled: their process died.</summary>
    Task<IReadOnlyList<PoolClaim>> ReadUnsettledAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
