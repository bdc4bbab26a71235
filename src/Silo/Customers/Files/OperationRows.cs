using Podium.Grains.Customers.Files;
using Podium.Silo.Database;

namespace Podium.Silo.Customers.Files;

/// <summary>Which operations were done, so that a repeat changes nothing.</summary>
internal static class OperationRows
{
    /// <summary>What became of the operation before; null when it is new.</summary>
    public static async Task<FileOutcome?> FindAsync(Sql sql, string operationId, string customerId, long contentHash)
    {
        var known = await sql.QueryAsync(
            "select customer_id, content_hash from customer_operation where operation_id = @operation",
            static row => (Customer: row.Text(0), Hash: row.Long(1)),
            ("operation", operationId));
        return known is [var done] ? done == (customerId, contentHash) ? FileOutcome.Repeated : FileOutcome.Conflict : null;
    }

    public static Task AddAsync(Sql sql, string operationId, string customerId, long contentHash, DateTimeOffset at) => sql.ExecuteAsync(
        "insert into customer_operation (operation_id, customer_id, content_hash, done_at) values (@operation, @customer, @hash, @at)",
        ("operation", operationId),
        ("customer", customerId),
        ("hash", contentHash),
        ("at", at));
}
