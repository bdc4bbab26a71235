using Podium.Grains.Customers.Files;
using Podium.Grains.Messages;
using Podium.Silo.Customers.Files;
using Podium.Silo.Database;

namespace Podium.Silo.Messages;

/// <summary>Messages in the timeline of their customer, with where they stand.</summary>
internal sealed class MessageTimeline(IPodiumDatabase database) : TimelineQuery(database, TimelineKind.Message)
{
    protected override string Rows =>
        $"""
        select created_at as at, id as ref, text as title, created_by as actor,
          case state when {(int)MessageState.Queued} then 'queued' when {(int)MessageState.Sending} then 'sending' when {(int)MessageState.Sent} then 'sent'
            when {(int)MessageState.Delivered} then 'delivered' when {(int)MessageState.Failed} then 'failed' when {(int)MessageState.Cancelled} then 'cancelled'
            else 'skipped' end as detail
        from message where customer_id = @customer
        """;
}
