using System.Collections.Immutable;
using Podium.Contracts.Customers;

namespace Podium.Grains.Assignments;

/// <summary>How a customer came into the public pool (公海).</summary>
public enum PoolReason
{
    /// <summary>Nobody ever served it.</summary>
    NeverServed,
    /// <summary>By rule: too long without visit or contact.</summary>
    NoContact,
    /// <summary>A leader put it there.</summary>
    PutByLeader,
    /// <summary>An assignment to nobody.</summary>
    Unassigned,
}

/// <summary>A customer of the public pool. Amounts are not shown: who claims one does so without.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Industry">Its industry, or null.</param>
/// <param name="HomeUnitId">Its home unit: while nobody serves it, its business counts there.</param>
/// <param name="Since">First day in the pool.</param>
/// <param name="Reason">How it came there.</param>
/// <param name="Note">What was said of it.</param>
/// <param name="Before">Who served it before.</param>
public sealed record PoolCustomer(
    string CustomerId,
    string Name,
    CustomerKind Kind,
    Tier Tier,
    string? Industry,
    string HomeUnitId,
    DateOnly Since,
    PoolReason Reason,
    string Note,
    ImmutableArray<string> Before);

/// <summary>Customers of the pool to look for.</summary>
/// <param name="UnitIds">Home units.</param>
/// <param name="Today">The business date.</param>
/// <param name="Tier">Of this tier; null for all.</param>
/// <param name="Offset">0-based.</param>
/// <param name="Count">How many at most.</param>
public sealed record PoolQuery(IReadOnlyCollection<string> UnitIds, DateOnly Today, Tier? Tier, int Offset, int Count);

/// <summary>A customer about to return, or kept by something.</summary>
/// <param name="Warning">The warning.</param>
/// <param name="Name">The customer's name.</param>
/// <param name="Tier">Its tier.</param>
public sealed record ReturningCustomer(PoolWarning Warning, string Name, Tier Tier);

/// <summary>A customer on its way into the pool.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="From">First day without owner.</param>
/// <param name="Reason">How.</param>
/// <param name="Note">What is said of it.</param>
/// <param name="Actor">Who; <c>rule</c> for a rule.</param>
public sealed record PoolEntry(string CustomerId, DateOnly From, PoolReason Reason, string Note, string Actor);

/// <summary>Where a claim stands.</summary>
public enum PoolClaimState
{
    /// <summary>Counted against the limits; the customer has not decided yet.</summary>
    Reserved,
    /// <summary>The manager serves the customer.</summary>
    Done,
    /// <summary>Somebody else was first.</summary>
    Refused,
}

/// <summary>A claim on a customer of the pool.</summary>
/// <param name="OperationId">The call that makes it.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="ManagerId">Who claims.</param>
/// <param name="Day">Business date.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Actor">User name.</param>
public sealed record PoolClaim(string OperationId, string CustomerId, string ManagerId, DateOnly Day, PoolClaimState State, string Actor);
