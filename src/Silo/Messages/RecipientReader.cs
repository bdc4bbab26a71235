using Podium.Contracts.Customers;
using Podium.Grains.Messages;
using Podium.Grains.Visits;
using Podium.Silo.Customers;
using Podium.Silo.Database;

namespace Podium.Silo.Messages;

internal sealed class RecipientReader(IPodiumDatabase database) : IRecipientReader
{
    // The owner with the largest share, as visits are owed by; a customer nobody serves has none.
    private static readonly string Recipients =
        $"""
        select c.customer_id, c.name, s.manager_id, f.form_of_address,
          coalesce(c.phone, (select p.phone from customer_contact_person p where p.customer_id = c.customer_id and p.phone is not null order by p.ordinal limit 1)),
          coalesce(c.email, (select p.email from customer_contact_person p where p.customer_id = c.customer_id and p.email is not null order by p.ordinal limit 1)),
          coalesce(f.status, {(int)CustomerStatus.Active}), coalesce(f.no_messages, @no), b.calendar, b.month, b.day, b.year, b.leap_month
        from customer c
        left join customer_file f on f.customer_id = c.customer_id
        left join customer_birthday b on b.customer_id = c.customer_id and b.ordinal = 0
        left join assignment_share s on s.customer_id = c.customer_id and s.from_day = {CustomerSearch.CurrentDay("c.customer_id")} and not exists (
          select 1 from assignment_share o where o.customer_id = s.customer_id and o.from_day = s.from_day
            and (o.basis_points > s.basis_points or (o.basis_points = s.basis_points and o.ordinal < s.ordinal)))
        """;

    public Task<MessageRecipient?> FindAsync(string customerId, DateOnly today, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync($"{Recipients} where c.customer_id = @customer", Read, ("customer", customerId), ("today", today), ("no", false)), cancellationToken);

    public Task<IReadOnlyList<MessageRecipient>> ReadAsync(RecipientQuery query, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var where = "s.manager_id is not null and c.customer_id > @after"
                + (query.SolarMonth is null ? "" : $" and ((b.calendar = {(int)BirthdayCalendar.Solar} and b.month = @solar) or (b.calendar = {(int)BirthdayCalendar.Lunar} and b.month = @lunar))")
                + (query.ManagerIds is null ? "" : " and " + sql.Dialect.In("s.manager_id", "managers"))
                + (query.Tier is null ? "" : " and c.tier = @tier");
            return (IReadOnlyList<MessageRecipient>)await sql.QueryAsync(
                $"{Recipients} where {where} order by c.customer_id limit @count",
                Read,
                ("today", query.Today),
                ("no", false),
                ("after", query.AfterId),
                ("solar", query.SolarMonth),
                ("lunar", query.LunarMonth ?? 0),
                ("managers", query.ManagerIds ?? []),
                ("tier", query.Tier),
                ("count", query.Count));
        },
        cancellationToken);

    public Task<string?> FindVisitAsync(string customerId, DateOnly day, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync(
            $"""
            select visit_id from visit where customer_id = @customer and day = @day
              and state in ({(int)VisitState.Back}, {(int)VisitState.Reported}, {(int)VisitState.Confirmed}, {(int)VisitState.Returned})
            order by starts_at desc, visit_id limit 1
            """,
            static row => row.Text(0),
            ("customer", customerId),
            ("day", day)),
        cancellationToken);

    private static MessageRecipient Read(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.TextOrNull(2),
        row.TextOrNull(3),
        row.TextOrNull(4),
        row.TextOrNull(5),
        (CustomerStatus)row.Int(6),
        row.Bool(7),
        row.IsNull(8) ? null : new Birthday((BirthdayCalendar)row.Int(8), row.Int(9), row.Int(10), row.IsNull(11) ? null : row.Int(11), row.Bool(12)));
}
