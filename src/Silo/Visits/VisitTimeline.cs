using Podium.Grains.Customers.Files;
using Podium.Grains.Visits;
using Podium.Silo.Customers.Files;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

/// <summary>Visits in the timeline of their customer, from their beginning on.</summary>
internal sealed class VisitTimeline(IPodiumDatabase database, TimeProvider clock) : TimelineQuery(database, TimelineKind.Visit)
{
    // Visits that are planned stand on agendas; a timeline tells what was.
    protected override string Rows =>
        $"""
        select starts_at as at, visit_id as ref, case when purpose = '' then place else purpose end as title, manager_id as actor,
          case state when {(int)VisitState.Planned} then 'planned' when {(int)VisitState.Cancelled} then 'cancelled' else 'visited' end as detail
        from visit where customer_id = @customer
        """;

    public override Task<IReadOnlyList<TimelineRow>> ReadAsync(
        string customerId, DateTimeOffset upTo, string? afterId, int count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return upTo <= now ? base.ReadAsync(customerId, upTo, afterId, count, cancellationToken) : base.ReadAsync(customerId, now, null, count, cancellationToken);
    }
}

/// <summary>Contacts in the timeline of their customer.</summary>
internal sealed class ContactTimeline(IPodiumDatabase database) : TimelineQuery(database, TimelineKind.Contact)
{
    protected override string Rows =>
        $"""
        select at, contact_id as ref, result as title, recorded_by as actor,
          case kind when {(int)ContactKind.Phone} then 'phone' when {(int)ContactKind.Sms} then 'sms' when {(int)ContactKind.Email} then 'email' else 'meeting' end as detail
        from contact where customer_id = @customer
        """;
}

/// <summary>Reports in the timeline of their customer: when they were submitted, and when decided.</summary>
internal sealed class ReportTimeline(IPodiumDatabase database) : TimelineQuery(database, TimelineKind.Report)
{
    protected override string Rows =>
        $"""
        select r.submitted_at as at, r.visit_id as ref, 'submitted' as title, r.submitted_by as actor, case when r.late then 'late' else '' end as detail
        from visit_report r join visit v on v.visit_id = r.visit_id where v.customer_id = @customer and r.submitted_at is not null
        union all
        select r.decided_at, r.visit_id || '.decided', case r.state when {(int)ReportState.Confirmed} then 'confirmed' else 'returned' end, r.decided_by, coalesce(r.reason, '')
        from visit_report r join visit v on v.visit_id = r.visit_id where v.customer_id = @customer and r.decided_at is not null
        """;
}
