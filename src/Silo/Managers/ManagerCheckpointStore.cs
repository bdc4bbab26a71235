using System.Runtime.InteropServices;
using Podium.Grains.Managers;
using Podium.Silo.Database;
using Podium.Silo.Ledger;

namespace Podium.Silo.Managers;

/// <summary>Checkpoints of many managers go into one transaction; its commit need not wait for the disk, for the ledger can rebuild them.</summary>
internal sealed class ManagerCheckpointStore : IManagerCheckpointStore, IAsyncDisposable
{
    private const string Select = "select manager_id, revision, position, applied, entries, payload from manager_checkpoint";

    private readonly IPodiumDatabase _database;
    private readonly GroupCommit<Save, bool> _saves;

    public ManagerCheckpointStore(IPodiumDatabase database)
    {
        _database = database;
        _saves = new(capacity: 10_000, maxWeight: 5_000, static save => 1 + save.Changes.Count, SaveAllAsync);
    }

    public Task<ManagerCheckpoint?> LoadAsync(string managerId, CancellationToken cancellationToken) => _database.ReadAsync(
        sql => sql.FirstOrDefaultAsync($"{Select} where manager_id = @manager", Read, ("manager", managerId)),
        cancellationToken);

    public Task<IReadOnlyList<ManagerCheckpoint>> LoadManyAsync(IReadOnlyCollection<string> managerIds, CancellationToken cancellationToken) => _database.ReadAsync(
        async sql => (IReadOnlyList<ManagerCheckpoint>)await sql.QueryAsync($"{Select} where {sql.Dialect.In("manager_id", "managers")}", Read, ("managers", managerIds)),
        cancellationToken);

    public Task<bool> SaveAsync(ManagerCheckpoint checkpoint, IReadOnlyList<DayChange> dayChanges, CancellationToken cancellationToken) =>
        _saves.SubmitAsync(new Save(checkpoint, dayChanges), cancellationToken);

    public Task<IReadOnlyList<DayChange>> ReadDaysAsync(string managerId, CancellationToken cancellationToken) => _database.ReadAsync(
        async sql => (IReadOnlyList<DayChange>)await sql.QueryAsync(
            $"select {DayChanges.Columns} from manager_day where manager_id = @manager order by value_date, kind, effect, customer_kind, product",
            static row => DayChanges.Read(row, 0),
            ("manager", managerId)),
        cancellationToken);

    public Task ResetAsync(string managerId, CancellationToken cancellationToken) => _database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("delete from manager_day where manager_id = @manager", ("manager", managerId));
            return await sql.ExecuteAsync("delete from manager_checkpoint where manager_id = @manager", ("manager", managerId));
        },
        Durability.Derived,
        cancellationToken);

    public ValueTask DisposeAsync() => _saves.DisposeAsync();

    private static ManagerCheckpoint Read(Row row) => new(
        row.Text(0),
        row.Long(1),
        row.Long(2),
        MemoryMarshal.Cast<byte, long>(row.Bytes(3)).ToArray(),
        row.Long(4),
        row.Bytes(5));

    private Task<IReadOnlyList<bool>> SaveAllAsync(IReadOnlyList<Save> saves) => _database.WriteAsync(
        async sql =>
        {
            // In order of manager, so that two silos never wait for each other in a circle.
            var written = new bool[saves.Count];
            foreach (var i in Enumerable.Range(0, saves.Count).OrderBy(i => saves[i].Checkpoint.ManagerId, StringComparer.Ordinal))
            {
                written[i] = await WriteCheckpointAsync(sql, saves[i].Checkpoint);
            }

            await AddDaysAsync(sql, saves.Where((_, i) => written[i]));
            return (IReadOnlyList<bool>)written;
        },
        Durability.Derived,
        CancellationToken.None);

    private static async Task<bool> WriteCheckpointAsync(Sql sql, ManagerCheckpoint checkpoint)
    {
        var text = checkpoint.Revision == 1
            ? """
              insert into manager_checkpoint (manager_id, revision, position, applied, applied_count, entries, payload)
              values (@manager, @revision, @position, @applied, @applied_count, @entries, @payload) on conflict do nothing
              """
            : """
              update manager_checkpoint
              set revision = @revision, position = @position, applied = @applied, applied_count = @applied_count, entries = @entries, payload = @payload
              where manager_id = @manager and revision = @revision - 1
              """;
        return await sql.ExecuteAsync(
            text,
            ("manager", checkpoint.ManagerId),
            ("revision", checkpoint.Revision),
            ("position", checkpoint.Position),
            ("applied", MemoryMarshal.AsBytes<long>(checkpoint.Applied.ToArray()).ToArray()),
            ("applied_count", checkpoint.Applied.Count),
            ("entries", checkpoint.Entries),
            ("payload", checkpoint.Payload)) == 1;
    }

    private static async Task AddDaysAsync(Sql sql, IEnumerable<Save> saves)
    {
        // One row for each key: PostgreSQL refuses to touch a row twice in one statement.
        var changes = saves
            .SelectMany(save => save.Changes.Select(change => (save.Checkpoint.ManagerId, Change: change)))
            .GroupBy(row => (row.ManagerId, row.Change.Kind, row.Change.Effect, row.Change.CustomerKind, row.Change.Product, row.Change.ValueDate))
            .ToList();
        if (changes.Count == 0)
        {
            return;
        }

        var rows = sql.Dialect.Rows(
            "rows",
            ("manager_id", ColumnType.Text),
            ("kind", ColumnType.Number),
            ("effect", ColumnType.Number),
            ("customer_kind", ColumnType.Number),
            ("product", ColumnType.Text),
            ("value_date", ColumnType.Day),
            ("amount", ColumnType.Number),
            ("quantity", ColumnType.Number),
            ("booked_at", ColumnType.Instant));
        await sql.ExecuteAsync(
            $"""
            insert into manager_day (manager_id, {DayChanges.Columns})
            select manager_id, {DayChanges.Columns} from {rows} changes where true
            order by manager_id, kind, effect, customer_kind, product, value_date
            on conflict (manager_id, kind, effect, customer_kind, product, value_date) do update
            set amount = manager_day.amount + excluded.amount, quantity = manager_day.quantity + excluded.quantity,
              booked_at = case when excluded.booked_at > manager_day.booked_at then excluded.booked_at else manager_day.booked_at end
            """,
            ("rows", SqlDialect.ToRows(changes, static group => [
                group.Key.ManagerId, group.Key.Kind, group.Key.Effect, group.Key.CustomerKind, group.Key.Product, group.Key.ValueDate,
                group.Sum(row => row.Change.Amount), group.Sum(row => row.Change.Quantity), group.Max(row => row.Change.BookedAt)])));
    }

    private sealed record Save(ManagerCheckpoint Checkpoint, IReadOnlyList<DayChange> Changes);
}
