using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Assignments;
using Podium.Grains.Handovers;
using Podium.Grains.Needs;
using Podium.Grains.Visits;
using Podium.Silo.Customers;
using Podium.Silo.Database;
using Podium.Silo.Ledger;

namespace Podium.Silo.Assignments;

/// <summary>Reads customers of whom nothing was heard for long.</summary>
internal static class QuietRows
{
    /// <summary>States of visits that took place.</summary>
    public static readonly string Happened = $"{(int)VisitState.Back}, {(int)VisitState.Reported}, {(int)VisitState.Confirmed}, {(int)VisitState.Returned}";

    /// <summary>Customers served since a day or longer, without visit or contact after it, with what keeps them; those on their way out are left out.</summary>
    public static async Task<IReadOnlyList<PoolFacts>> ReadAsync(Sql sql, DateOnly since, DateOnly today)
    {
        var quiet = await sql.QueryAsync(
            $"""
            select c.customer_id, s.manager_id, c.tier, s.from_day, c.since,
              (select max(k.day) from contact k where k.customer_id = c.customer_id and k.day <= @today),
              (select max(v.day) from visit v where v.customer_id = c.customer_id and v.day <= @today and v.state in ({Happened}))
            from assignment_share s join customer c on c.customer_id = s.customer_id
            where s.from_day = {CustomerSearch.CurrentDay("s.customer_id")} and s.from_day <= @since and c.since <= @since
              and not exists (select 1 from assignment_share o where o.customer_id = s.customer_id and o.from_day = s.from_day
                and (o.basis_points > s.basis_points or (o.basis_points = s.basis_points and o.ordinal < s.ordinal)))
              and not exists (select 1 from contact k where k.customer_id = c.customer_id and k.day > @since and k.day <= @today)
              and not exists (select 1 from visit v where v.customer_id = c.customer_id and v.day > @since and v.day <= @today and v.state in ({Happened}))
              and not exists (select 1 from assignment z where z.customer_id = c.customer_id and z.from_day > @today
                and not exists (select 1 from assignment_share y where y.customer_id = z.customer_id and y.from_day = z.from_day))
            order by c.customer_id
            """,
            static row => new PoolFacts(row.Text(0), row.Text(1), (Tier)row.Int(2), Later(row.Day(3), row.Day(4)), Later(DayOrNull(row, 5), DayOrNull(row, 6))),
            ("since", since),
            ("today", today));
        var kept = await KeptAsync(sql, quiet.ConvertAll(f => f.CustomerId), today);
        return quiet.ConvertAll(f => f with { KeptBy = kept.GetValueOrDefault(f.CustomerId) });
    }

    private static async Task<Dictionary<string, string>> KeptAsync(Sql sql, IReadOnlyCollection<string> customers, DateOnly today)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        if (customers.Count == 0)
        {
            return kept;
        }

        var among = sql.Dialect.In("customer_id", "customers");
        await AddAsync("openNeed", $"select distinct customer_id from need where {among} and state <> {(int)NeedState.Closed}");
        await AddAsync("plannedVisit", $"select distinct customer_id from visit where {among} and day >= @today and state in ({(int)VisitState.Planned}, {(int)VisitState.Out})");
        await AddAsync(
            "runningLoan",
            $"""
            select customer_id from ledger where {among} and effect = {(int)EntryEffect.Business} and {CustomerLevels.Kinds(EntryKind.LoanDisbursed, EntryKind.LoanRepaid)}
            group by customer_id having sum({CustomerLevels.Loans}) > 0
            """);
        await AddAsync("comingOwner", $"select distinct customer_id from assignment_share where {among} and from_day > @today");
        await AddAsync(
            "handover",
            $"""
            select distinct i.customer_id from handover_item i join handover h on h.id = i.handover_id
            where {sql.Dialect.In("i.customer_id", "customers")} and i.state = {(int)HandoverItemState.Waiting} and h.state not in ({(int)HandoverState.Done}, {(int)HandoverState.Cancelled})
            """);
        return kept;

        async Task AddAsync(string reason, string text)
        {
            foreach (var customer in await sql.QueryAsync(text, static row => row.Text(0), ("customers", customers), ("today", today)))
            {
                kept.TryAdd(customer, reason);
            }
        }
    }

    private static DateOnly? DayOrNull(Row row, int column) => row.IsNull(column) ? null : row.Day(column);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;
}
