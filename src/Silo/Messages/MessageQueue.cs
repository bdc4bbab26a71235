using System.Globalization;
using Podium.Grains.Audit;
using Podium.Grains.Messages;
using Podium.Silo.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Messages;

internal sealed class MessageQueue(IPodiumDatabase database, AuditTrail audit) : IMessageQueue
{
    // What is said twice must be the same: who loses the race for a row finds that the condition no longer holds.
    private static readonly string Due =
        $"((state = {(int)MessageState.Queued} and due_at <= @now and expires_at > @now) or (state = {(int)MessageState.Sending} and claimed_until <= @clock))";

    public async Task<IReadOnlyList<Message>> ClaimAsync(MessageClaim claim, CancellationToken cancellationToken)
    {
        // Most of the time nothing is due: looking must not wait for the one who writes.
        var channels = string.Join(", ", claim.Channels.Select(channel => ((int)channel).ToString(CultureInfo.InvariantCulture)));
        var due = channels.Length == 0 ? [] : await database.ReadAsync(
            sql => sql.QueryAsync(
                $"select id from message where state in (0, 1) and channel in ({channels}) and {Due} order by due_at, id limit @count",
                static row => row.Text(0),
                [.. Times(claim), ("count", claim.Count)]),
            cancellationToken);
        return due.Count == 0 ? [] : await ClaimAsync(due, claim, cancellationToken);
    }

    private static (string, object?)[] Times(MessageClaim claim) => [("now", claim.Now), ("clock", claim.Clock)];

    private Task<List<Message>> ClaimAsync(List<string> due, MessageClaim claim, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var claimed = new List<string>();
            foreach (var id in due)
            {
                if (await sql.ExecuteAsync(
                    $"update message set state = @sending, attempts = attempts + 1, claimed_by = @sender, claimed_until = @until where id = @id and {Due}",
                    [.. Times(claim), ("sending", MessageState.Sending), ("sender", claim.Sender), ("until", claim.Clock + claim.Lease), ("id", id)]) == 1)
                {
                    claimed.Add(id);
                }
            }

            return claimed.Count == 0 ? [] : await MessageRows.QueryAsync(sql, $"where {sql.Dialect.In("m.id", "ids")} order by m.due_at, m.id", ("ids", claimed));
        },
        Durability.Full,
        cancellationToken);

    public Task<bool> SettleAsync(MessageOutcome outcome, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            // The try names the claim: a sender that was away longer than its lease finds another try and keeps nothing.
            if (await sql.ExecuteAsync(
                """
                update message set state = @state, error_code = @error, due_at = @due, gateway = @gateway, gateway_reference = @reference, settled_at = @settled,
                  claimed_by = null, claimed_until = null
                where id = @id and state = @sending and claimed_by = @sender and attempts = @attempts and round = @round
                """,
                ("state", outcome.State),
                ("error", outcome.ErrorCode),
                ("due", outcome.DueAt),
                ("gateway", outcome.Gateway),
                ("reference", outcome.Reference),
                ("settled", outcome.State == MessageState.Queued ? null : outcome.At),
                ("id", outcome.Message.Id),
                ("sending", MessageState.Sending),
                ("sender", outcome.Sender),
                ("attempts", outcome.Message.Attempts),
                ("round", outcome.Message.Round)) == 0)
            {
                return false;
            }

            if (outcome.State is MessageState.Sent or MessageState.Failed)
            {
                var action = outcome.State == MessageState.Sent ? AuditActions.MessageSent : AuditActions.MessageFailed;
                await audit.AppendAsync(sql, new AuditRecord(
                    outcome.At, Acting.System, action, "message/" + outcome.Message.Id, outcome.Message.CustomerId,
                    After: AuditText.Of(new { outcome.State, outcome.ErrorCode, outcome.Gateway, outcome.Reference, outcome.Message.Attempts })));
            }

            return true;
        },
        Durability.Full,
        cancellationToken);

    public async Task<int> ExpireAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            sql => sql.NumberAsync($"select count(*) from message where state in (0, 1) and state = {(int)MessageState.Queued} and expires_at <= @now", ("now", now)), cancellationToken) == 0
            ? 0
            : await FailExpiredAsync(now, cancellationToken);

    private Task<int> FailExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var expired = await sql.ExecuteAsync(
                "update message set state = @failed, error_code = @error, settled_at = @now where state = @queued and expires_at <= @now",
                ("failed", MessageState.Failed),
                ("error", MessageFailures.Expired),
                ("queued", MessageState.Queued),
                ("now", now));
            if (expired > 0)
            {
                await audit.AppendAsync(sql, new AuditRecord(now, Acting.System, AuditActions.MessageFailed, "message", After: AuditText.Of(new { expired })));
            }

            return expired;
        },
        Durability.Full,
        cancellationToken);

    public Task<Message?> ReceiveAsync(string id, bool delivered, string actor, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            // A receipt may come before the sender has kept what the gateway answered.
            var changed = await sql.ExecuteAsync(
                $"""
                update message set state = @state, error_code = @error, settled_at = @at, claimed_by = null, claimed_until = null
                where id = @id and state in (@sending, @sent{(delivered ? ", @failed" : "")}) and attempts > 0
                """,
                ("state", delivered ? MessageState.Delivered : MessageState.Failed),
                ("error", delivered ? null : MessageFailures.Undelivered),
                ("at", at),
                ("id", id),
                ("sending", MessageState.Sending),
                ("sent", MessageState.Sent),
                ("failed", MessageState.Failed));
            var message = await MessageRows.LoadAsync(sql, id);
            if (changed == 1)
            {
                await audit.AppendAsync(sql, new AuditRecord(
                    at, actor, AuditActions.MessageReceipt, "message/" + id, message!.CustomerId, After: AuditText.Of(new { message.State, message.ErrorCode })));
            }

            return message;
        },
        Durability.Full,
        cancellationToken);
}
