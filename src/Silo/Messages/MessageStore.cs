using Podium.Contracts.Errors;
using Podium.Grains.Audit;
using Podium.Grains.Messages;
using Podium.Silo.Audit;
using Podium.Silo.Customers;
using Podium.Silo.Database;

namespace Podium.Silo.Messages;

internal sealed class MessageStore(IPodiumDatabase database, AuditTrail audit) : IMessageStore
{
    public Task<(Message Message, bool Taken)> AddAsync(Message message, MessageOperation operation, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var call = Call(operation, AuditActions.MessageQueued);
            if (await Operations.FindAsync(sql, call) is { } known)
            {
                return (await MessageRows.LoadAsync(sql, known) ?? message, false);
            }

            if (!await MessageRows.InsertAsync(sql, message))
            {
                return ((await FindAsync(sql, message.CustomerId, message.Occasion))!, true);
            }

            await Operations.AddAsync(sql, call, message.Id, operation.At);
            await audit.AppendAsync(sql, Record(message, operation, AuditActions.MessageQueued));
            return ((await MessageRows.LoadAsync(sql, message.Id))!, false);
        },
        Durability.Full,
        cancellationToken);

    public Task<IReadOnlyList<Message>> AddManyAsync(IReadOnlyCollection<Message> messages, AuditRecord record, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var added = new List<Message>();
            foreach (var message in messages)
            {
                if (await MessageRows.InsertAsync(sql, message))
                {
                    added.Add(message);
                }
            }

            if (added.Count > 0)
            {
                var skipped = added.Count(message => message.State == MessageState.Skipped);
                await audit.AppendAsync(sql, record with { After = AuditText.Of(new { queued = added.Count - skipped, skipped }) });
            }

            return (IReadOnlyList<Message>)added;
        },
        Durability.Full,
        cancellationToken);

    public Task<Message?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(sql => MessageRows.LoadAsync(sql, id), cancellationToken);

    public Task<Message?> FindAsync(string customerId, string occasion, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => FindAsync(sql, customerId, occasion), cancellationToken);

    public Task<MessagePage> ListAsync(MessageQuery query, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var where = (query.ManagerIds is null ? "1 = 1" : Reach(sql.Dialect))
                + (query.CustomerId is null ? "" : " and m.customer_id = @customer")
                + (query.Kind is null ? "" : " and m.kind = @kind");
            (string, object?)[] parameters =
            [
                ("managers", query.ManagerIds ?? []), ("units", query.Units), ("today", query.Today), ("customer", query.CustomerId), ("kind", query.Kind), ("state", query.State),
            ];
            var states = (await sql.QueryAsync(
                $"select m.state, count(*) from message m where {where} group by m.state", static row => (State: (MessageState)row.Int(0), Count: (int)row.Long(1)), parameters))
                .ToDictionary(row => row.State, row => row.Count);
            var rows = await MessageRows.QueryAsync(
                sql,
                $"where {where}{(query.State is null ? "" : " and m.state = @state")} order by m.created_at desc, m.id limit @count offset @offset",
                [.. parameters, ("count", query.Count), ("offset", query.Offset)]);
            return new MessagePage(query.State is { } state ? states.GetValueOrDefault(state) : states.Values.Sum(), rows, states);
        },
        cancellationToken);

    public Task<Message> CancelAsync(string id, MessageOperation operation, CancellationToken cancellationToken) => StepAsync(
        id,
        operation,
        AuditActions.MessageCancelled,
        async (sql, before) =>
        {
            if (await sql.ExecuteAsync(
                "update message set state = @cancelled, settled_at = @at where id = @id and state = @queued",
                ("cancelled", MessageState.Cancelled),
                ("at", operation.At),
                ("id", id),
                ("queued", MessageState.Queued)) == 0)
            {
                throw WrongState(before, "taken back");
            }
        },
        cancellationToken);

    public Task<Message> RetryAsync(Message anew, MessageOperation operation, CancellationToken cancellationToken) => StepAsync(
        anew.Id,
        operation,
        AuditActions.MessageRetried,
        async (sql, before) =>
        {
            if (before.State is not (MessageState.Failed or MessageState.Cancelled or MessageState.Skipped))
            {
                throw WrongState(before, "sent again");
            }

            await MessageRows.RewriteAsync(sql, SendRules.Again(before, anew));
        },
        cancellationToken);

    private Task<Message> StepAsync(string id, MessageOperation operation, string action, Func<Sql, Message, Task> step, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async sql =>
            {
                var call = Call(operation, action);
                var repeated = await Operations.FindAsync(sql, call) is not null;
                await sql.QueryAsync("select id from message where id = @id" + sql.Dialect.ForUpdate, static row => row.Text(0), ("id", id));
                var before = await MessageRows.LoadAsync(sql, id) ?? throw new PodiumException(ErrorCodes.NotFound, "There is no such message.");
                if (repeated)
                {
                    return before;
                }

                await step(sql, before);
                await Operations.AddAsync(sql, call, id, operation.At);
                var after = (await MessageRows.LoadAsync(sql, id))!;
                await audit.AppendAsync(sql, Record(after, operation, action) with { Before = AuditText.Of(new { before.State, before.ErrorCode }) });
                return after;
            },
            Durability.Full,
            cancellationToken);

    // By who serves the customer today, not by who wrote: with a customer go the messages to it.
    private static string Reach(SqlDialect dialect) =>
        $"""
        (m.customer_id in (select s.customer_id from assignment_share s where {dialect.In("s.manager_id", "managers")} and s.from_day = {CustomerSearch.CurrentDay("s.customer_id")})
          or m.customer_id in (select h.customer_id from customer h where {dialect.In("h.home_unit_id", "units")} and not exists (
            select 1 from assignment_share s where s.customer_id = h.customer_id and s.from_day = {CustomerSearch.CurrentDay("h.customer_id")})))
        """;

    private static async Task<Message?> FindAsync(Sql sql, string customerId, string occasion) => (await MessageRows.QueryAsync(
        sql, "where m.customer_id = @customer and m.occasion = @occasion", ("customer", customerId), ("occasion", occasion))).FirstOrDefault();

    private static Operation Call(MessageOperation operation, string action) => new(operation.Id, action, operation.Actor, operation.Content, operation.UnitId);

    private static AuditRecord Record(Message message, MessageOperation operation, string action) => new(
        operation.At, operation.Actor, action, "message/" + message.Id, message.CustomerId, operation.UnitId,
        After: AuditText.Of(new { message.State, message.Occasion, message.Template, message.TemplateVersion, message.Channel, message.Address, message.Subject, message.Text }));

    private static PodiumException WrongState(Message message, string step) =>
        new(ErrorCodes.WrongState, $"A message that is {message.State.ToString().ToLowerInvariant()} cannot be {step}.");
}
