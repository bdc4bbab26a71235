using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Assignments;
using Podium.Grains.Demerits;
using Podium.Grains.Needs;
using Podium.Grains.Visits;
using Podium.Silo.Customers;
using Podium.Silo.Database;
using Podium.Silo.Ledger;

namespace Podium.Silo.Assignments;

internal sealed class ProposalReader(IPodiumDatabase database) : IProposalReader
{
    private static readonly string Standing = $"state in ({(int)DemeritState.Recorded}, {(int)DemeritState.Contested}, {(int)DemeritState.Upheld})";

    public Task<IReadOnlyList<ProposedCustomer>> ReadCustomersAsync(
        IReadOnlyCollection<string> customerIds, DateOnly today, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
            async sql =>
            {
                (string, object?)[] parameters = [("customers", customerIds), ("today", today), ("year", today.AddYears(-1))];
                var ties = await TiesAsync(sql, parameters);
                var levels = await LevelsAsync(sql, parameters);
                var rows = await sql.QueryAsync(
                    $"""
                    select c.customer_id, c.tier, coalesce(f.status, @active), c.industry,
                      (select count(*) from need n where n.customer_id = c.customer_id and n.kind = {(int)NeedKind.Loan} and n.state = {(int)NeedState.Open})
                    from customer c left join customer_file f on f.customer_id = c.customer_id
                    where {sql.Dialect.In("c.customer_id", "customers")} order by c.customer_id
                    """,
                    static row => (Id: row.Text(0), Tier: (Tier)row.Int(1), Status: (CustomerStatus)row.Int(2), Industry: row.TextOrNull(3), WantsCredit: row.Long(4) > 0),
                    [("customers", customerIds), ("active", CustomerStatus.Active)]);
                return (IReadOnlyList<ProposedCustomer>)rows.ConvertAll(row => new ProposedCustomer(
                    row.Id,
                    row.Tier,
                    row.Status,
                    row.Industry,
                    levels.GetValueOrDefault(row.Id).Deposits,
                    levels.GetValueOrDefault(row.Id).Loans,
                    row.WantsCredit,
                    ties.GetValueOrDefault(row.Id) ?? []));
            },
            cancellationToken);

    public Task<IReadOnlyList<Candidate>> ReadCandidatesAsync(
        IReadOnlyCollection<ManagerRecord> managers, AssignmentRules rules, DateOnly today, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
            async sql =>
            {
                var ids = managers.Select(m => m.Id).ToArray();
                var profiles = await ManagerProfileStore.GetAsync(sql, ids);
                var served = await PortfolioRows.CountAsync(sql, ids, today);
                var disqualified = (await sql.QueryAsync(
                    $"select distinct manager_id from demerit where {sql.Dialect.In("manager_id", "managers")} and disqualifies = @yes and {Standing}",
                    static row => row.Text(0),
                    ("managers", ids),
                    ("yes", true))).ToHashSet(StringComparer.Ordinal);
                return (IReadOnlyList<Candidate>)
                [
                    .. managers.Select(m => (Manager: m, Profile: profiles.GetValueOrDefault(m.Id, ManagerProfile.Empty(m.Id)))).Select(m => new Candidate(
                        m.Manager.Id,
                        m.Manager.Grade,
                        m.Profile.Specialties,
                        m.Profile.Industries,
                        served.GetValueOrDefault(m.Manager.Id),
                        m.Profile.MaxCustomers ?? rules.MaxCustomers,
                        m.Manager.Active,
                        disqualified.Contains(m.Manager.Id))),
                ];
            },
            cancellationToken);

    private static async Task<Dictionary<string, (long Deposits, long Loans)>> LevelsAsync(Sql sql, (string, object?)[] parameters) => (await sql.QueryAsync(
        $"""
        select customer_id, cast(sum({CustomerLevels.Deposits}) as bigint), cast(sum({CustomerLevels.Loans}) as bigint) from ledger
        where {sql.Dialect.In("customer_id", "customers")} and effect = {(int)EntryEffect.Business} and value_date <= @today and kind <= {(int)EntryKind.LoanRepaid}
        group by customer_id
        """,
        static row => (Id: row.Text(0), Deposits: row.Long(1), Loans: row.Long(2)),
        parameters)).ToDictionary(row => row.Id, row => (row.Deposits, row.Loans), StringComparer.Ordinal);

    private static async Task<Dictionary<string, Dictionary<string, Tie>>> TiesAsync(Sql sql, (string, object?)[] parameters)
    {
        var among = sql.Dialect.In("s.customer_id", "customers");
        var current = CustomerSearch.CurrentDay("s.customer_id");
        var ties = new Dictionary<string, Dictionary<string, Tie>>(StringComparer.Ordinal);
        await AddAsync(
            $"select s.customer_id, s.manager_id, 1 from assignment_share s where {among} and s.from_day = (select min(a.from_day) from assignment a where a.customer_id = s.customer_id)",
            static (tie, _) => tie with { Brought = true });
        await AddAsync($"select s.customer_id, s.manager_id, 1 from assignment_share s where {among} and s.from_day = {current}", static (tie, _) => tie with { Serves = true });
        await AddAsync(
            $"""
            select s.customer_id, s.manager_id, count(*) from visit s
            where {among} and s.day > @year and s.day <= @today
              and s.state in ({(int)VisitState.Back}, {(int)VisitState.Reported}, {(int)VisitState.Confirmed}, {(int)VisitState.Returned})
            group by s.customer_id, s.manager_id
            """,
            static (tie, count) => tie with { Visits = count });
        await AddAsync(
            $"select s.customer_id, s.manager_id, count(*) from contact s where {among} and s.day > @year and s.day <= @today group by s.customer_id, s.manager_id",
            static (tie, count) => tie with { Contacts = count });
        await AddAsync(
            $"""
            select r.customer_id, s.manager_id, count(distinct r.other_id) from
              (select customer_id, other_id from customer_relation union select other_id, customer_id from customer_relation) r
              join assignment_share s on s.customer_id = r.other_id and s.from_day = {current}
            where {sql.Dialect.In("r.customer_id", "customers")} group by r.customer_id, s.manager_id
            """,
            static (tie, count) => tie with { Related = count });
        return ties;

        async Task AddAsync(string text, Func<Tie, int, Tie> add)
        {
            foreach (var (customer, manager, count) in await sql.QueryAsync(text, static row => (row.Text(0), row.Text(1), (int)row.Long(2)), parameters))
            {
                if (!ties.TryGetValue(customer, out var byManager))
                {
                    ties.Add(customer, byManager = new Dictionary<string, Tie>(StringComparer.Ordinal));
                }

                byManager[manager] = add(byManager.GetValueOrDefault(manager) ?? new Tie(), count);
            }
        }
    }
}
