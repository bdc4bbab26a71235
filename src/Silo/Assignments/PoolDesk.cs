using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Visits;
using Podium.Grains.Assignments;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Calendar;

namespace Podium.Silo.Assignments;

/// <summary>
/// What is done with the public pool (公海). The customer decides whose it is; limits and reasons are rows beside it, written before it is asked, so
/// that a process that dies in between leaves a claim that is taken up again, and never one that nobody counted.
/// </summary>
public sealed class PoolDesk(IPoolStore store, IRuleStore rules, IWorkStore work, IGrainFactory grains, BankDirectory bank, AgendaNews news)
{
    private const int Whole = 10_000;

    /// <summary>The rules in force today.</summary>
    public async Task<(AssignmentRules Assignment, PoolRules Pool)> RulesAsync(CancellationToken cancellationToken) => (
        (await rules.GetAsync<AssignmentRules>(cancellationToken)).On(bank.Today).Rules,
        (await rules.GetAsync<PoolRules>(cancellationToken)).On(bank.Today).Rules);

    /// <summary>How much of the limits a manager has used.</summary>
    public async Task<PoolLimits> GetLimitsAsync(string managerId, CancellationToken cancellationToken)
    {
        var (assignment, pool) = await RulesAsync(cancellationToken);
        return await store.GetLimitsAsync(managerId, assignment, pool, bank.Today, cancellationToken);
    }

    /// <summary>
    /// Gives a customer whom nobody serves to the manager who asks first, from today. Errors: <c>already_claimed</c> naming who has it,
    /// <c>limit_reached</c>, <c>cooling_off</c>, <c>conflict</c>.
    /// </summary>
    public async Task<PoolClaim> ClaimAsync(string managerId, string customerId, string operationId, string actor, CancellationToken cancellationToken)
    {
        var (assignment, pool) = await RulesAsync(cancellationToken);
        var wanted = new PoolClaim(operationId, customerId, managerId, bank.Today, PoolClaimState.Reserved, actor);
        var claim = await store.ReserveAsync(wanted, assignment, pool, cancellationToken);
        return await SettleAsync(claim, cancellationToken);
    }

    /// <summary>Lets the customer decide a claim that was reserved. Errors: <c>already_claimed</c>.</summary>
    public async Task<PoolClaim> SettleAsync(PoolClaim claim, CancellationToken cancellationToken)
    {
        if (claim.State == PoolClaimState.Done)
        {
            return claim;
        }

        try
        {
            // Also what was refused is asked again: the answer names who has the customer.
            await grains.GetGrain<ICustomerGrain>(claim.CustomerId).ReassignAsync(
                new Reassignment(claim.OperationId, claim.Day, [new Share(claim.ManagerId, Whole)], "pool.claimed", []));
        }
        catch (PodiumException refusal) when (refusal.Error.Code != ErrorCodes.OutcomeUnknown)
        {
            await store.SettleAsync(claim, PoolClaimState.Refused, cancellationToken);
            throw;
        }

        await store.SettleAsync(claim, PoolClaimState.Done, cancellationToken);
        await news.TellAsync(claim.ManagerId, "pool", claim.CustomerId);
        return claim with { State = PoolClaimState.Done };
    }

    /// <summary>
    /// Ends a customer's assignment and puts it into the pool of its home unit. Errors: <c>wrong_state</c> when it is there already,
    /// <c>version_changed</c> when its owners changed meanwhile.
    /// </summary>
    /// <param name="operationId">The call.</param>
    /// <param name="customerId">The customer.</param>
    /// <param name="from">First day without owner.</param>
    /// <param name="reason">How it comes there.</param>
    /// <param name="note">What is said of it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<CustomerView> PutAsync(
        string operationId, string customerId, DateOnly from, PoolReason reason, string note, string actor, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<ICustomerGrain>(customerId);
        var view = await grain.GetAsync() ?? throw new PodiumException(ErrorCodes.CustomerUnknown, $"Customer '{customerId}' is not registered.", "customerId");
        var owners = OwnersOn(view, from);
        if (owners.IsEmpty && view.Assignments.All(a => a.From != from))
        {
            throw new PodiumException(ErrorCodes.WrongState, "Nobody serves this customer on that day: it is in the pool.", "from");
        }

        await store.EnterAsync(new PoolEntry(customerId, from, reason, note, actor), cancellationToken);
        var after = await grain.ReassignAsync(new Reassignment(operationId, from, [], $"pool.{reason}: {note}", owners));
        foreach (var owner in owners)
        {
            var unit = bank.Organization.FindManager(owner.ManagerId)?.UnitOn(bank.Today);
            await news.PushAsync(new AgendaChange(owner.ManagerId, unit, "pool", customerId));
        }

        return after;
    }

    /// <summary>The first working day after today.</summary>
    public async Task<DateOnly> NextWorkingDayAsync(CancellationToken cancellationToken) =>
        (await work.GetAsync(cancellationToken)).Calendar.AddWorkingDays(bank.Today, 1);

    // The first assignment counts from the beginning of time.
    private static ImmutableArray<Share> OwnersOn(CustomerView view, DateOnly day) =>
        (view.Assignments.LastOrDefault(a => a.From <= day) ?? view.Assignments.FirstOrDefault())?.Shares ?? [];
}
