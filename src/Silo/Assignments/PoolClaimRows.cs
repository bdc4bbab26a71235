using Podium.Contracts.Errors;
using Podium.Grains.Assignments;
using Podium.Silo.Customers;
using Podium.Silo.Database;
using Podium.Silo.Visits;

namespace Podium.Silo.Assignments;

/// <summary>Claims and the limits they count against.</summary>
internal static class PoolClaimRows
{
    public const string Columns = "operation_id, customer_id, manager_id, day, state, actor";

    public static PoolClaim Read(Row row) => new(row.Text(0), row.Text(1), row.Text(2), row.Day(3), (PoolClaimState)row.Int(4), row.Text(5));

    public static async Task<PoolLimits> LimitsAsync(Sql sql, string managerId, AssignmentRules rules, PoolRules pool, DateOnly today)
    {
        var served = (await PortfolioRows.CountAsync(sql, [managerId], today)).GetValueOrDefault(managerId);
        var profile = (await ManagerProfileStore.GetAsync(sql, [managerId])).GetValueOrDefault(managerId);
        var (month, reserved) = await sql.FirstOrDefaultAsync(
            "select count(*), sum(case when state = @reserved then 1 else 0 end) from pool_claim where manager_id = @manager and day >= @first and state <> @refused",
            static row => (row.Long(0), row.LongOrNull(1) ?? 0),
            ("manager", managerId),
            ("first", new DateOnly(today.Year, today.Month, 1)),
            ("reserved", PoolClaimState.Reserved),
            ("refused", PoolClaimState.Refused));
        return new PoolLimits(served + (int)reserved, profile?.MaxCustomers ?? rules.MaxCustomers, (int)month, pool.ClaimsPerMonth);
    }

    /// <summary>Decides a claim as far as rows can; see <see cref="IPoolStore.ReserveAsync"/>.</summary>
    public static async Task<PoolClaim> ReserveAsync(Sql sql, PoolClaim claim, AssignmentRules rules, PoolRules pool, DateTimeOffset now)
    {
        // One claim of a manager at a time: each counts those before it.
        await AgendaWriter.LockAsync(sql, claim.ManagerId, now);
        if (await sql.FirstOrDefaultAsync($"select {Columns} from pool_claim where operation_id = @operation", Read, ("operation", claim.OperationId)) is { } known)
        {
            return (known.CustomerId, known.ManagerId) == (claim.CustomerId, claim.ManagerId)
                ? known
                : throw new PodiumException(ErrorCodes.Conflict, "This operation id was used for something else; choose a new one.", "operationId");
        }

        await RefuseServedAsync(sql, claim);
        var past = (await PoolPasts.ReadAsync(sql, [claim.CustomerId], claim.Day)).GetValueOrDefault(claim.CustomerId) ?? new PoolPast([], claim.Day);
        PoolClaims.Require(claim.ManagerId, await LimitsAsync(sql, claim.ManagerId, rules, pool, claim.Day), past, pool, claim.Day);
        var added = await sql.ExecuteAsync(
            $"insert into pool_claim ({Columns}, at) values (@operation, @customer, @manager, @day, @state, @actor, @at) on conflict do nothing",
            ("operation", claim.OperationId),
            ("customer", claim.CustomerId),
            ("manager", claim.ManagerId),
            ("day", claim.Day),
            ("state", PoolClaimState.Reserved),
            ("actor", claim.Actor),
            ("at", now));
        if (added == 1)
        {
            return claim with { State = PoolClaimState.Reserved };
        }

        var other = await sql.FirstOrDefaultAsync(
            "select m.name from pool_claim p join manager m on m.manager_id = p.manager_id where p.customer_id = @customer and p.state = @reserved",
            static row => row.Text(0),
            ("customer", claim.CustomerId),
            ("reserved", PoolClaimState.Reserved));
        throw new PodiumException(ErrorCodes.AlreadyClaimed, $"{other ?? "Somebody"} claimed this customer first.");
    }

    private static async Task RefuseServedAsync(Sql sql, PoolClaim claim)
    {
        var owners = await sql.QueryAsync(
            $"""
            select m.name from assignment_share s join manager m on m.manager_id = s.manager_id
            where s.customer_id = @customer and s.from_day = {CustomerSearch.CurrentDay("s.customer_id")} order by s.ordinal
            """,
            static row => row.Text(0),
            ("customer", claim.CustomerId),
            ("today", claim.Day));
        if (owners.Count > 0)
        {
            throw new PodiumException(ErrorCodes.AlreadyClaimed, $"{string.Join(", ", owners)} serves this customer already.");
        }
    }
}
