using System.Text.Json;
using Podium.Grains.Audit;
using Podium.Grains.Visits;
using Podium.Silo.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

/// <summary>Visits and contacts that are taken over from elsewhere, with what became of them.</summary>
/// <param name="Visits">Visits in whatever state.</param>
/// <param name="Reports">Reports of some of them.</param>
/// <param name="Contacts">Contacts; their promises become callbacks.</param>
/// <param name="TiersFrom">From when customers that have had one tier only are known to have had it; null leaves it at the day it was booked.</param>
public sealed record VisitTakeover(
    IReadOnlyList<Visit> Visits, IReadOnlyList<VisitReport> Reports, IReadOnlyList<Contact> Contacts, DateOnly? TiersFrom = null);

/// <summary>What of a takeover was not there before.</summary>
/// <param name="Visits">New visits.</param>
/// <param name="Reports">New reports.</param>
/// <param name="Contacts">New contacts.</param>
public sealed record TakenOver(int Visits, int Reports, int Contacts);

/// <summary>Takes over history: rows that are there already stay, so that a takeover that was cut off is done again.</summary>
public interface IVisitHistory
{
    /// <summary>Writes everything in one transaction, with one audit entry; answers what was new.</summary>
    Task<TakenOver> AddAsync(VisitTakeover takeover, string actor, CancellationToken cancellationToken);
}

internal sealed class VisitHistory(IPodiumDatabase database, AuditTrail audit, TimeProvider clock) : IVisitHistory
{
    public Task<TakenOver> AddAsync(VisitTakeover takeover, string actor, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var now = clock.GetUtcNow();
            var (visits, reports, contacts) = (0, 0, 0);
            foreach (var visit in takeover.Visits)
            {
                visits += await VisitRows.InsertAsync(sql, visit, actor, now);
            }

            foreach (var report in takeover.Reports)
            {
                reports += await AddReportAsync(sql, report);
            }

            foreach (var contact in takeover.Contacts)
            {
                contacts += await AddContactAsync(sql, contact, now);
            }

            if (takeover.TiersFrom is { } from)
            {
                await sql.ExecuteAsync(
                    """
                    update customer_tier set from_day = @from where from_day > @from and not exists (
                      select 1 from customer_tier o where o.customer_id = customer_tier.customer_id and o.from_day <> customer_tier.from_day)
                    """,
                    ("from", from));
            }

            foreach (var manager in takeover.Visits.Select(v => v.ManagerId).Concat(takeover.Contacts.Select(c => c.ManagerId)).Distinct(StringComparer.Ordinal))
            {
                await AgendaWriter.LockAsync(sql, manager, now);
            }

            await audit.AppendAsync(sql, new AuditRecord(now, actor, "visit.takenOver", "visit", After: $"{visits} visits, {reports} reports, {contacts} contacts"));
            return new TakenOver(visits, reports, contacts);
        },
        Durability.Full,
        cancellationToken);

    private static Task<int> AddReportAsync(Sql sql, VisitReport report) => sql.ExecuteAsync(
        """
        insert into visit_report (visit_id, version, state, late, content, submitted_by, submitted_at, decided_by, decided_at, reason)
        values (@visit, @version, @state, @late, @content, @by, @at, @decider, @decided, @reason) on conflict (visit_id) do nothing
        """,
        ("visit", report.VisitId),
        ("version", report.Version),
        ("state", report.State),
        ("late", report.Late),
        ("content", JsonSerializer.Serialize(report.Content)),
        ("by", report.SubmittedBy),
        ("at", report.SubmittedAt),
        ("decider", report.DecidedBy),
        ("decided", report.DecidedAt),
        ("reason", report.Reason));

    private static async Task<int> AddContactAsync(Sql sql, Contact contact, DateTimeOffset now)
    {
        var added = await sql.ExecuteAsync(
            """
            insert into contact (contact_id, customer_id, manager_id, kind, at, day, result, recorded_by, outcome, recorded_at)
            values (@id, @customer, @manager, @kind, @at, @day, @result, @by, @outcome, @now) on conflict (contact_id) do nothing
            """,
            ("id", contact.Id),
            ("customer", contact.CustomerId),
            ("manager", contact.ManagerId),
            ("kind", contact.Kind),
            ("at", contact.At),
            ("day", contact.Day),
            ("result", contact.Result),
            ("by", contact.RecordedBy),
            ("outcome", contact.Outcome),
            ("now", now));
        if (added == 1 && contact.NextContact is { } next)
        {
            await VisitRows.PromiseAsync(sql, contact.CustomerId, contact.ManagerId, next, contact.Id);
        }

        return added;
    }
}
