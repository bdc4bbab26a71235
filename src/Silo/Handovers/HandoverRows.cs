using Podium.Grains.Audit;
using Podium.Grains.Demerits;
using Podium.Grains.Handovers;
using Podium.Silo.Audit;
using Podium.Silo.Customers;
using Podium.Silo.Database;

namespace Podium.Silo.Handovers;

/// <summary>Writes handovers inside the transaction of whoever decides them.</summary>
internal static class HandoverRows
{
    public const string Columns = "id, version, giver_id, receiver_id, reason, from_day, all_customers, state, created_by, created_at";

    /// <summary>Customers in which a manager has a share on a day or later, by id.</summary>
    public static async Task<IReadOnlyList<string>> FindCustomersAsync(Sql sql, string managerId, DateOnly day) => await sql.QueryAsync(
        $"""
        select distinct s.customer_id from assignment_share s
        where s.manager_id = @manager and s.from_day >= {CustomerSearch.CurrentDay("s.customer_id")} order by s.customer_id
        """,
        static row => row.Text(0),
        ("manager", managerId),
        ("today", day));

    /// <summary>
    /// The draft of a disqualified manager's whole portfolio; none when there are no customers, or when their handover is under way already.
    /// </summary>
    public static async Task DraftAsync(Sql sql, AuditTrail audit, Demerit demerit, DateOnly today)
    {
        var customers = await FindCustomersAsync(sql, demerit.ManagerId, today);
        var underWay = await sql.NumberAsync(
            "select count(*) from handover where giver_id = @giver and all_customers = @all and state not in (@done, @cancelled)",
            ("giver", demerit.ManagerId),
            ("all", true),
            ("done", HandoverState.Done),
            ("cancelled", HandoverState.Cancelled));
        if (customers.Count == 0 || underWay > 0)
        {
            return;
        }

        var draft = HandoverRules.Draft(DraftId(demerit.Id), demerit.ManagerId, demerit.Evidence, today, demerit.RecordedBy, demerit.RecordedAt);
        if (await InsertAsync(sql, draft) == 1)
        {
            await AddItemsAsync(sql, draft.Id, customers);
            await audit.AppendAsync(sql, new AuditRecord(
                draft.CreatedAt, draft.CreatedBy, AuditActions.HandoverMade, "handover/" + draft.Id, After: AuditText.Of(new { demerit = demerit.Id, draft.GiverId, customers })));
        }
    }

    public static Task<int> InsertAsync(Sql sql, Handover handover) => sql.ExecuteAsync(
        $"insert into handover ({Columns}) values (@id, @version, @giver, @receiver, @reason, @from, @all, @state, @by, @at) on conflict do nothing",
        ("id", handover.Id),
        ("version", handover.Version),
        ("giver", handover.GiverId),
        ("receiver", handover.ReceiverId),
        ("reason", handover.Reason),
        ("from", handover.From),
        ("all", handover.AllCustomers),
        ("state", handover.State),
        ("by", handover.CreatedBy),
        ("at", handover.CreatedAt));

    public static Task<int> AddItemsAsync(Sql sql, string id, IReadOnlyCollection<string> customerIds) => sql.ExecuteAsync(
        $"""
        insert into handover_item (handover_id, customer_id, state)
        select @id, customer_id, @waiting from {sql.Dialect.Rows("rows", ("customer_id", ColumnType.Text))} x where true
        on conflict do nothing
        """,
        ("id", id),
        ("waiting", HandoverItemState.Waiting),
        ("rows", SqlDialect.ToRows(customerIds, static customer => [customer])));

    public static Task<int> AddStepAsync(Sql sql, Handover handover, HandoverStep step) => sql.ExecuteAsync(
        "insert into handover_step (handover_id, version, operation_id, at, actor, state, signer, note) values (@id, @version, @operation, @at, @actor, @state, @signer, @note)",
        ("id", handover.Id),
        ("version", handover.Version),
        ("operation", step.OperationId),
        ("at", step.At),
        ("actor", step.Actor),
        ("state", handover.State),
        ("signer", step.Signer),
        ("note", step.Note));

    // Ids of demerits are longer than those of handovers may be.
    private static string DraftId(string demeritId) =>
        "dq-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(demeritId)))[..32];
}
