using System.Text.Json;
using Podium.Grains.Audit;
using Podium.Silo.Audit;
using Podium.Silo.Calendar;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

/// <summary>What a decision did.</summary>
/// <param name="RefId">What it made or changed.</param>
/// <param name="CustomerId">Whose.</param>
/// <param name="Before">What was, or null.</param>
/// <param name="After">What is, or null.</param>
internal sealed record Deed(string RefId, string? CustomerId, object? Before, object? After);

/// <summary>
/// Changes a manager's agenda: one change at a time for each manager, once for each operation, with its audit entry in the same transaction.
/// The lock is a row of the database and not a grain: it also holds while two silos believe that they have the manager's grain.
/// </summary>
internal sealed class AgendaWriter(IPodiumDatabase database, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Runs a decision; answers what it, or the earlier call of the same operation, made.</summary>
    public Task<string> RunAsync(Operation operation, string managerId, Func<Sql, Task<Deed>> decide, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            operation.Check();
            await LockAsync(sql, managerId, clock.GetUtcNow());
            if (await Operations.FindAsync(sql, operation) is { } known)
            {
                return known;
            }

            var deed = await decide(sql);
            var now = clock.GetUtcNow();
            await Operations.AddAsync(sql, operation, deed.RefId, now);
            var subject = $"{operation.Action.Split('.')[0]}/{deed.RefId}";
            await audit.AppendAsync(
                sql, new AuditRecord(now, operation.Actor, operation.Action, subject, deed.CustomerId, operation.UnitId, Text(deed.Before), Text(deed.After)));
            return deed.RefId;
        },
        Durability.Full,
        cancellationToken);

    /// <summary>Takes the manager's lock until the transaction ends, and raises the version of the agenda.</summary>
    public static async Task LockAsync(Sql sql, string managerId, DateTimeOffset now)
    {
        var version = await sql.NumberAsync(
            """
            insert into agenda (manager_id, version, planned_version) values (@manager, 1, 0)
            on conflict (manager_id) do update set version = agenda.version + 1 returning version
            """,
            ("manager", managerId));
        if (version == 1)
        {
            // From here on everything is told: were it from the first reminder on, what comes due before a process that died has one again would be lost.
            await sql.ExecuteAsync("update agenda set told_until = @now where manager_id = @manager", ("manager", managerId), ("now", await BankMoment.ReadAsync(sql, now)));
        }
    }

    private static string? Text(object? content) => content is null ? null : JsonSerializer.Serialize(content, content.GetType());
}
