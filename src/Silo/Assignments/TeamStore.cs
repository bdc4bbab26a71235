using System.Collections.Immutable;
using System.Text.Json;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Grains.Assignments;
using Podium.Grains.Audit;
using Podium.Silo.Audit;
using Podium.Silo.Customers;
using Podium.Silo.Database;
using Podium.Silo.Ledger;

namespace Podium.Silo.Assignments;

internal sealed class TeamStore(IPodiumDatabase database, AuditTrail audit, TimeProvider clock) : ITeamStore
{
    public Task<IReadOnlyList<Team>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadSnapshotAsync<IReadOnlyList<Team>>(async sql => await ReadAsync(sql, "1 = 1"), cancellationToken);

    public Task<Team?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadSnapshotAsync(sql => FindAsync(sql, id), cancellationToken);

    public Task<Team> SaveAsync(Team team, Operation operation, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            if (await Operations.FindAsync(sql, operation) is { } known)
            {
                return (await FindAsync(sql, known))!;
            }

            var now = clock.GetUtcNow();
            var before = await FindAsync(sql, team.Id);
            if (await WriteAsync(sql, team, operation.Actor, now) == 0)
            {
                throw new PodiumException(ErrorCodes.VersionChanged, "Somebody changed the team in between: read it again.", "version");
            }

            await sql.ExecuteAsync("delete from team_member where team_id = @team", ("team", team.Id));
            for (var i = 0; i < team.Members.Length; i++)
            {
                await sql.ExecuteAsync(
                    "insert into team_member (team_id, ordinal, manager_id, basis_points) values (@team, @ordinal, @manager, @points)",
                    ("team", team.Id),
                    ("ordinal", i),
                    ("manager", team.Members[i].ManagerId),
                    ("points", team.Members[i].BasisPoints));
            }

            await Operations.AddAsync(sql, operation, team.Id, now);
            var after = team with { Version = team.Version + 1 };
            await audit.AppendAsync(sql, new AuditRecord(
                now, operation.Actor, operation.Action, "team/" + team.Id, UnitId: operation.UnitId, Before: before is null ? null : AuditText.Of(before), After: AuditText.Of(after)));
            return after;
        },
        Durability.Full,
        cancellationToken);

    public Task GiveAsync(string teamId, string customerId, DateOnly from, ImmutableArray<Share> shares, CancellationToken cancellationToken) => database.WriteAsync(
        sql => sql.ExecuteAsync(
            """
            insert into team_customer (customer_id, from_day, team_id, shares) values (@customer, @from, @team, @shares)
            on conflict (customer_id, from_day) do update set team_id = excluded.team_id, shares = excluded.shares
            """,
            ("customer", customerId),
            ("from", from),
            ("team", teamId),
            ("shares", JsonSerializer.Serialize(shares))),
        Durability.Full,
        cancellationToken);

    public Task<ILookup<string, TeamCustomer>> ReadCustomersAsync(IReadOnlyCollection<string> teamIds, DateOnly today, CancellationToken cancellationToken) => database.ReadSnapshotAsync(
        async sql =>
        {
            var rows = await sql.QueryAsync(
                $"""
                select t.team_id, t.customer_id, c.name, c.tier, t.from_day, t.shares,
                  (select cast(sum({CustomerLevels.Deposits}) as bigint) from ledger where customer_id = t.customer_id and effect = {(int)EntryEffect.Business} and value_date <= @today),
                  (select cast(sum({CustomerLevels.Loans}) as bigint) from ledger where customer_id = t.customer_id and effect = {(int)EntryEffect.Business} and value_date <= @today)
                from team_customer t join customer c on c.customer_id = t.customer_id
                where {sql.Dialect.In("t.team_id", "teams")} and t.from_day = {CustomerSearch.CurrentDay("t.customer_id")}
                order by t.customer_id
                """,
                static row => (TeamId: row.Text(0), Customer: new TeamCustomer(
                    row.Text(1),
                    row.Text(2),
                    (Tier)row.Int(3),
                    row.Day(4),
                    JsonSerializer.Deserialize<ImmutableArray<Share>>(row.Text(5)),
                    row.LongOrNull(6) ?? 0,
                    row.LongOrNull(7) ?? 0)),
                ("teams", teamIds),
                ("today", today));
            var present = (await sql.QueryAsync(
                $"select customer_id, from_day, manager_id, basis_points from assignment_share where {sql.Dialect.In("customer_id", "customers")}",
                static row => (CustomerId: row.Text(0), From: row.Day(1), Share: new Share(row.Text(2), row.Int(3))),
                ("customers", rows.ConvertAll(row => row.Customer.CustomerId))))
                .ToLookup(row => (row.CustomerId, row.From), row => row.Share);
            return rows.Where(row => row.Customer.Shares.ToHashSet().SetEquals(present[(row.Customer.CustomerId, row.Customer.From)]))
                .ToLookup(row => row.TeamId, row => row.Customer, StringComparer.Ordinal);
        },
        cancellationToken);

    private static async Task<Team?> FindAsync(Sql sql, string id) => (await ReadAsync(sql, "team_id = @team", ("team", id))).FirstOrDefault();

    private static async Task<List<Team>> ReadAsync(Sql sql, string where, params (string, object?)[] parameters)
    {
        var members = (await sql.QueryAsync(
            $"select team_id, manager_id, basis_points from team_member where {where} order by team_id, ordinal",
            static row => (TeamId: row.Text(0), Share: new Share(row.Text(1), row.Int(2))),
            parameters)).ToLookup(row => row.TeamId, row => row.Share, StringComparer.Ordinal);
        return await sql.QueryAsync(
            $"select team_id, version, name, retired from team where {where} order by name, team_id",
            row => new Team(row.Text(0), row.Long(1), row.Text(2), [.. members[row.Text(0)]], row.Bool(3)),
            parameters);
    }

    private static Task<int> WriteAsync(Sql sql, Team team, string actor, DateTimeOffset now) => sql.ExecuteAsync(
        team.Version == 0
            ? "insert into team (team_id, version, name, retired, changed_by, changed_at) values (@team, @version + 1, @name, @retired, @actor, @at) on conflict (team_id) do nothing"
            : "update team set version = @version + 1, name = @name, retired = @retired, changed_by = @actor, changed_at = @at where team_id = @team and version = @version",
        ("team", team.Id),
        ("version", team.Version),
        ("name", team.Name),
        ("retired", team.Retired),
        ("actor", actor),
        ("at", now));
}
