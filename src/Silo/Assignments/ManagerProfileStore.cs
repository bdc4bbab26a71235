using System.Collections.Immutable;
using System.Text.Json;
using Podium.Contracts.Errors;
using Podium.Grains.Assignments;
using Podium.Grains.Audit;
using Podium.Silo.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Assignments;

internal sealed class ManagerProfileStore(IPodiumDatabase database, AuditTrail audit, TimeProvider clock) : IManagerProfileStore
{
    public Task<IReadOnlyDictionary<string, ManagerProfile>> GetAsync(IReadOnlyCollection<string> managerIds, CancellationToken cancellationToken) =>
        database.ReadAsync(sql => GetAsync(sql, managerIds), cancellationToken);

    public Task<ManagerProfile> SaveAsync(ManagerProfile profile, Operation operation, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            if (await Operations.FindAsync(sql, operation) is not null)
            {
                return (await GetAsync(sql, [profile.ManagerId])).GetValueOrDefault(profile.ManagerId, ManagerProfile.Empty(profile.ManagerId));
            }

            var now = clock.GetUtcNow();
            var before = (await GetAsync(sql, [profile.ManagerId])).GetValueOrDefault(profile.ManagerId);
            if (await WriteAsync(sql, profile, operation.Actor, now) == 0)
            {
                throw new PodiumException(ErrorCodes.VersionChanged, "Somebody changed the profile in between: read it again.", "version");
            }

            await Operations.AddAsync(sql, operation, profile.ManagerId, now);
            var after = profile with { Version = profile.Version + 1 };
            await audit.AppendAsync(
                sql,
                new AuditRecord(
                    now, operation.Actor, operation.Action, "manager/" + profile.ManagerId, UnitId: operation.UnitId,
                    Before: before is null ? null : AuditText.Of(before), After: AuditText.Of(after)));
            return after;
        },
        Durability.Full,
        cancellationToken);

    internal static async Task<IReadOnlyDictionary<string, ManagerProfile>> GetAsync(Sql sql, IReadOnlyCollection<string> managerIds) => (await sql.QueryAsync(
        $"select manager_id, version, specialties, industries, max_customers from manager_profile where {sql.Dialect.In("manager_id", "managers")}",
        static row => new ManagerProfile(
            row.Text(0),
            row.Long(1),
            JsonSerializer.Deserialize<ImmutableArray<Specialty>>(row.Text(2)),
            JsonSerializer.Deserialize<ImmutableArray<string>>(row.Text(3)),
            row.IsNull(4) ? null : row.Int(4)),
        ("managers", managerIds))).ToDictionary(profile => profile.ManagerId, StringComparer.Ordinal);

    private static Task<int> WriteAsync(Sql sql, ManagerProfile profile, string actor, DateTimeOffset now) => sql.ExecuteAsync(
        profile.Version == 0
            ? """
              insert into manager_profile (manager_id, version, specialties, industries, max_customers, changed_by, changed_at)
              values (@manager, @version + 1, @specialties, @industries, @most, @actor, @at)
              on conflict (manager_id) do nothing
              """
            : """
              update manager_profile
              set version = @version + 1, specialties = @specialties, industries = @industries, max_customers = @most, changed_by = @actor, changed_at = @at
              where manager_id = @manager and version = @version
              """,
        ("manager", profile.ManagerId),
        ("version", profile.Version),
        ("specialties", JsonSerializer.Serialize(profile.Specialties)),
        ("industries", JsonSerializer.Serialize(profile.Industries)),
        ("most", profile.MaxCustomers),
        ("actor", actor),
        ("at", now));
}
