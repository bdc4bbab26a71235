using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Assignments;

namespace Podium.WebHost.Assignments;

/// <summary>A page of the public pool.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Rows">The page, longest there first.</param>
/// <param name="Limits">What the caller may still claim; null for those who do not claim.</param>
internal sealed record PoolPage(long Count, ImmutableArray<PoolRow> Rows, PoolLimits? Limits);

/// <summary>A customer of the public pool.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Industry">Its industry.</param>
/// <param name="HomeUnitId">Its home unit.</param>
/// <param name="Since">First day in the pool.</param>
/// <param name="Reason">How it came there.</param>
/// <param name="Note">What was said of it; by rule <c>tier/days</c>.</param>
/// <param name="Before">Names of who served it before.</param>
/// <param name="FreeFrom">The first day the caller may claim it, where that is later; null otherwise.</param>
internal sealed record PoolRow(
    string CustomerId,
    string Name,
    CustomerKind Kind,
    Tier Tier,
    string? Industry,
    string HomeUnitId,
    DateOnly Since,
    PoolReason Reason,
    string Note,
    ImmutableArray<string> Before,
    DateOnly? FreeFrom);

/// <summary>A customer that returns to the pool soon, or would if nothing kept it.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="ManagerId">Who serves it.</param>
/// <param name="ManagerName">Name.</param>
/// <param name="QuietSince">The day from which days without contact are counted.</param>
/// <param name="WarnedOn">The day of the warning.</param>
/// <param name="ReturnOn">The day it returns if nothing happens.</param>
/// <param name="Leaving">Whether that is decided.</param>
/// <param name="KeptBy"><c>openNeed</c>, <c>plannedVisit</c>, <c>runningLoan</c>, <c>handover</c> or <c>comingOwner</c>; null when nothing keeps it.</param>
internal sealed record ReturningView(
    string CustomerId,
    string Name,
    Tier Tier,
    string ManagerId,
    string ManagerName,
    DateOnly QuietSince,
    DateOnly WarnedOn,
    DateOnly ReturnOn,
    bool Leaving,
    string? KeptBy);

/// <summary>A claim.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it changes nothing more.</param>
internal sealed record PoolClaiming(string OperationId);

/// <summary>A claim that won.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="From">Since when it is the caller's.</param>
/// <param name="Limits">What may still be claimed.</param>
internal sealed record PoolClaimed(string CustomerId, DateOnly From, PoolLimits Limits);

/// <summary>A customer to put into the pool.</summary>
/// <param name="OperationId">Chosen by the caller, unique for the customer; repeating it changes nothing more.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Reason">Why, up to 500 characters.</param>
/// <param name="From">First day without owner; null for the next working day.</param>
internal sealed record PoolPutting(string OperationId, string CustomerId, string Reason, DateOnly? From = null);
