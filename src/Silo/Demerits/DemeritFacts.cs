using Podium.Grains.Demerits;
using Podium.Grains.Visits;
using Podium.Silo.Customers;
using Podium.Silo.Database;
using Podium.Silo.Visits;

namespace Podium.Silo.Demerits;

/// <summary>Reads what rules judge, and keeps how far they are.</summary>
internal sealed class DemeritFacts(IPodiumDatabase database)
{
    private const int DemandsAtOnce = 2_000;

    /// <summary>The day before which everything is judged; a bank's first call makes it that day: nobody is judged for the time before.</summary>
    public Task<DateOnly> BeginAsync(DateOnly today, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("insert into demerit_sweep (id, judged_until) values (1, @today) on conflict do nothing", ("today", today));

            // A bank's date may be set back before it begins to work.
            await sql.ExecuteAsync("update demerit_sweep set judged_until = @today where judged_until > @today", ("today", today));
            return await sql.FirstOrDefaultAsync("select judged_until from demerit_sweep", static row => row.Day(0));
        },
        Durability.Full,
        cancellationToken);

    /// <summary>Everything before a day is judged.</summary>
    public Task AdvanceAsync(DateOnly until, CancellationToken cancellationToken) => database.WriteAsync(
        sql => sql.ExecuteAsync("update demerit_sweep set judged_until = @until where judged_until < @until", ("until", until)),
        Durability.Full,
        cancellationToken);

    /// <summary>What became of demands whose period is over; what was written once stays.</summary>
    public async Task CloseAsync(IEnumerable<ClosedDemand> closed, DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var part in closed.Chunk(DemandsAtOnce))
        {
            await database.WriteAsync(
                async sql =>
                {
                    await DemandRows.WriteAsync(sql, part, today);
                    return 0;
                },
                Durability.Full,
                cancellationToken);
        }
    }

    /// <summary>Visits whose report has come late since a moment.</summary>
    public Task<List<ReportedInTime>> ReadLateReportsAsync(DateTimeOffset since, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.QueryAsync(
            """
            select v.visit_id, v.customer_id, v.manager_id, v.day from visit_report r join visit v on v.visit_id = r.visit_id
            where r.late and r.submitted_at >= @since order by v.day, v.visit_id
            """,
            static row => new ReportedInTime(row.Text(0), row.Text(1), row.Text(2), row.Day(3), InTime: false),
            ("since", since)),
        cancellationToken);

    /// <summary>Visits of a span of days that took place.</summary>
    public Task<List<ReportedInTime>> ReadVisitsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.QueryAsync(
            """
            select v.visit_id, v.customer_id, v.manager_id, v.day, case when r.submitted_at is not null and not r.late then 1 else 0 end
            from visit v left join visit_report r on r.visit_id = v.visit_id
            where v.day between @from and @to and v.state not in (@planned, @cancelled)
            order by v.day, v.visit_id
            """,
            static row => new ReportedInTime(row.Text(0), row.Text(1), row.Text(2), row.Day(3), row.Int(4) == 1),
            ("from", from),
            ("to", to),
            ("planned", VisitState.Planned),
            ("cancelled", VisitState.Cancelled)),
        cancellationToken);

    /// <summary>Customers that rose to a tier with a full archive within a span of days, did not fall from it within <see cref="DemeritFindings.ArchiveDays"/>, and have none.</summary>
    public Task<List<MissingArchive>> ReadArchivesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.QueryAsync(
            $"""
            select c.customer_id, s.manager_id, t.from_day, k.full_percent
            from customer_tier t
            join customer c on c.customer_id = t.customer_id
            join customer_card k on k.customer_id = c.customer_id and k.full_percent < 100
            join assignment_share s on s.customer_id = c.customer_id and s.from_day = {CustomerSearch.CurrentDay("c.customer_id")}
            where t.tier > 0 and t.from_day between @from and @to
              and coalesce((select p.tier from customer_tier p where p.customer_id = t.customer_id and p.from_day < t.from_day order by p.from_day desc limit 1), 0) = 0
              and not exists (
                select 1 from customer_tier f
                where f.customer_id = t.customer_id and f.from_day > t.from_day and f.from_day <= t.from_day + {DemeritFindings.ArchiveDays} and f.tier = 0)
              and not exists (select 1 from assignment_share o where o.customer_id = s.customer_id and o.from_day = s.from_day
                and (o.basis_points > s.basis_points or (o.basis_points = s.basis_points and o.ordinal < s.ordinal)))
            order by c.customer_id
            """,
            static row => new MissingArchive(row.Text(0), row.Text(1), row.Day(2), row.Int(3)),
            ("from", from),
            ("to", to),
            ("today", to.AddDays(DemeritFindings.ArchiveDays))),
        cancellationToken);
}
