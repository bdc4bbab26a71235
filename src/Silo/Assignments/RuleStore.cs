using System.Text.Json;
using Podium.Grains.Assignments;
using Podium.Grains.Audit;
using Podium.Grains.Rules;
using Podium.Silo.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Assignments;

internal sealed class RuleStore(IPodiumDatabase database, AuditTrail audit, TimeProvider clock) : IRuleStore
{
    public Task<RuleBook<T>> GetAsync<T>(CancellationToken cancellationToken)
        where T : class, new() => database.ReadAsync(
            async sql => new RuleBook<T>(
            [
                .. await sql.QueryAsync(
                    "select version, from_day, rules, changed_by, changed_at from bank_rule where rule_set = @set order by version",
                    static row => new RuleVersion<T>(row.Long(0), row.Day(1), JsonSerializer.Deserialize<T>(row.Text(2))!, row.Text(3), row.Instant(4)),
                    ("set", SetOf<T>())),
            ]),
            cancellationToken);

    // The version goes first: its row is the lock that keeps changes of one set in line.
    public Task PutAsync<T>(DateOnly from, T rules, Operation operation, CancellationToken cancellationToken)
        where T : class, new() => database.WriteAsync(
            async sql =>
            {
                var set = SetOf<T>();
                await sql.ExecuteAsync("update bank_version set version = version + 1 where part = @part", ("part", set + "_rules"));
                if (await Operations.FindAsync(sql, operation) is not null)
                {
                    return 0;
                }

                var now = clock.GetUtcNow();
                await sql.ExecuteAsync(
                    """
                    insert into bank_rule (rule_set, version, from_day, rules, changed_by, changed_at)
                    values (@set, (select coalesce(max(version), 0) + 1 from bank_rule where rule_set = @set), @from, @rules, @actor, @at)
                    """,
                    ("set", set),
                    ("from", from),
                    ("rules", JsonSerializer.Serialize(rules)),
                    ("actor", operation.Actor),
                    ("at", now));
                await Operations.AddAsync(sql, operation, set, now);
                await audit.AppendAsync(sql, new AuditRecord(now, operation.Actor, operation.Action, "rules/" + set, After: AuditText.Of(new { from, rules })));
                return 0;
            },
            Durability.Full,
            cancellationToken);

    private static string SetOf<T>() => typeof(T) == typeof(AssignmentRules) ? "assignment"
        : typeof(T) == typeof(PoolRules) ? "pool"
        : throw new NotSupportedException($"{typeof(T)} is no set of rules.");
}
