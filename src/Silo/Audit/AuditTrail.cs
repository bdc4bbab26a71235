using Podium.Grains.Audit;
using Podium.Silo.Database;
using Podium.Silo.Ledger;

namespace Podium.Silo.Audit;

internal sealed class AuditTrail : IAuditTrail, IAsyncDisposable
{
    private const int MaxWaiting = 10_000;
    private const int MaxGroup = 500;

    private readonly IPodiumDatabase _database;
    private readonly GroupCommit<AuditRecord, bool> _groups;

    public AuditTrail(IPodiumDatabase database)
    {
        _database = database;
        _groups = new(MaxWaiting, MaxGroup, static _ => 1, CommitAsync);
    }

    /// <summary>Appends within the caller's transaction: the entry is there if and only if the change is. Append last.</summary>
    public Task AppendAsync(Sql sql, AuditRecord record) => AuditChain.AppendAsync(sql, [record]);

    public Task AppendAsync(AuditRecord record, CancellationToken cancellationToken) => _groups.SubmitAsync(record, cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        var (where, parameters) = Where(query);
        return _database.ReadAsync(
            async sql => (IReadOnlyList<AuditEntry>)await sql.QueryAsync(
                $"select {AuditRows.Columns} from audit_entry where {where} order by number desc limit @count",
                AuditRows.Read,
                [.. parameters, ("count", query.Count)]),
            cancellationToken);
    }

    public Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken) => new AuditCheck(_database).RunAsync(cancellationToken);

    public ValueTask DisposeAsync() => _groups.DisposeAsync();

    private async Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<AuditRecord> group)
    {
        await _database.WriteAsync(
            async sql =>
            {
                await AuditChain.AppendAsync(sql, group);
                return true;
            },
            Durability.Full,
            CancellationToken.None);
        return new bool[group.Count];
    }

    private static (string Text, List<(string, object?)> Parameters) Where(AuditQuery query)
    {
        var conditions = new List<string> { "1 = 1" };
        var parameters = new List<(string, object?)>();
        Add("actor = @actor", "actor", query.Actor);
        Add("customer_id = @customer", "customer", query.CustomerId);
        if (query.Action is { } action)
        {
            var isGroup = action.EndsWith('.');
            Add(isGroup ? "substr(action, 1, length(@action)) = @action" : "action = @action", "action", action);
        }

        Add("at >= @from", "from", query.From);
        Add("at < @to", "to", query.To);
        Add("number < @before", "before", query.Before);
        return (string.Join(" and ", conditions), parameters);

        void Add(string condition, string name, object? value)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add((name, value));
            }
        }
    }
}
