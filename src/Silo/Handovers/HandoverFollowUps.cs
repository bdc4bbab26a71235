using Podium.Contracts.Errors;
using Podium.Grains.Handovers;
using Podium.Grains.Needs;
using Podium.Grains.Visits;
using Podium.Silo.Database;
using Podium.Silo.Visits;

namespace Podium.Silo.Handovers;

/// <summary>What goes with customers that are handed over: open needs, planned visits, promised calls. Doing it again moves nothing more.</summary>
internal static class HandoverFollowUps
{
    /// <summary>Moves them; answers the entries of customers of whom a visit had to stay with the giver.</summary>
    public static async Task<Dictionary<string, HandoverItem>> MoveAsync(Sql sql, Handover handover, string receiverUnitId, string[] customers, DateTimeOffset now)
    {
        if (customers.Length == 0)
        {
            return [];
        }

        // Both agendas are locked as for any other change of them, in one order for all.
        foreach (var manager in new[] { handover.GiverId, handover.ReceiverId }.Order(StringComparer.Ordinal))
        {
            await AgendaWriter.LockAsync(sql, manager, now);
        }

        (string, object?)[] parameters =
        [
            ("customers", customers),
            ("giver", handover.GiverId),
            ("receiver", handover.ReceiverId),
            ("unit", receiverUnitId),
            ("from", handover.From),
            ("closed", NeedState.Closed),
            ("planned", VisitState.Planned),
            ("cancelled", VisitState.Cancelled),
        ];
        var among = sql.Dialect.In("customer_id", "customers");
        await sql.ExecuteAsync(
            $"update need set owner_manager_id = @receiver, unit_id = @unit where {among} and owner_manager_id = @giver and state <> @closed", parameters);
        await sql.ExecuteAsync($"update callback set manager_id = @receiver where {among} and manager_id = @giver and done_with is null", parameters);
        await sql.ExecuteAsync(
            $"""
            update visit set manager_id = @receiver
            where {among} and manager_id = @giver and state = @planned and day >= @from
              and not exists (select 1 from visit o where o.manager_id = @receiver and o.state <> @cancelled and o.starts_at < visit.ends_at and o.ends_at > visit.starts_at)
            """,
            parameters);
        var kept = await sql.QueryAsync(
            $"select customer_id, count(*) from visit where {among} and manager_id = @giver and state = @planned and day >= @from group by customer_id",
            static row => (CustomerId: row.Text(0), Count: row.Long(1)),
            parameters);
        return kept.ToDictionary(
            row => row.CustomerId,
            row => new HandoverItem(
                row.CustomerId,
                HandoverItemState.Moved,
                ErrorCodes.VisitOverlaps,
                $"{row.Count} planned visits stay with the giver: the receiver is elsewhere at that time. Plan them anew."),
            StringComparer.Ordinal);
    }
}
