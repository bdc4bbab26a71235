using System.Collections.Immutable;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Files;
using Podium.Silo.Audit;
using Podium.Silo.Database;

namespace Podium.Silo.Customers.Files;

internal sealed class DocumentStore(IPodiumDatabase database, AuditTrail audit) : IDocumentStore
{
    private const string Columns = "id, customer_id, name, kind, content_type, size, sha256, uploaded_by, uploaded_at";

    public Task<CustomerDocument> AddAsync(string operationId, CustomerDocument document, AuditRecord record, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var hash = FileSave.HashOf(document.CustomerId, new { document.Name, document.Kind, document.Sha256 });
            var added = await sql.ExecuteAsync(
                $"""
                insert into customer_document (operation_id, content_hash, {Columns})
                values (@operation, @hash, @id, @customer, @name, @kind, @type, @size, @sha256, @by, @at)
                on conflict (operation_id) do nothing
                """,
                ("operation", operationId),
                ("hash", hash),
                ("id", document.Id),
                ("customer", document.CustomerId),
                ("name", document.Name),
                ("kind", document.Kind),
                ("type", document.ContentType),
                ("size", document.Size),
                ("sha256", document.Sha256),
                ("by", document.UploadedBy),
                ("at", document.UploadedAt));
            if (added == 1)
            {
                await audit.AppendAsync(sql, record);
                return document with { UploadedAt = SqlDialect.Truncate(document.UploadedAt) };
            }

            var (known, first) = await sql.FirstOrDefaultAsync(
                $"select {Columns}, content_hash from customer_document where operation_id = @operation",
                static row => (row.Long(9), Read(row)),
                ("operation", operationId));
            FileSave.RequireFree(known == hash ? FileOutcome.Repeated : FileOutcome.Conflict);
            return first;
        },
        Durability.Full,
        cancellationToken);

    public Task<CustomerDocument?> FindAsync(string customerId, string id, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync(
            $"select {Columns} from customer_document where id = @id and customer_id = @customer and removed_at is null",
            Read,
            ("id", id),
            ("customer", customerId)),
        cancellationToken);

    public Task<ImmutableArray<CustomerDocument>> ListAsync(string customerId, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (await sql.QueryAsync(
            $"select {Columns} from customer_document where customer_id = @customer and removed_at is null order by uploaded_at desc, id",
            Read,
            ("customer", customerId))).ToImmutableArray(),
        cancellationToken);

    public Task<bool> RemoveAsync(string customerId, string id, AuditRecord record, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            var removed = await sql.ExecuteAsync(
                "update customer_document set removed_at = @at, removed_by = @by where id = @id and customer_id = @customer and removed_at is null",
                ("at", record.At),
                ("by", record.Actor),
                ("id", id),
                ("customer", customerId)) == 1;
            if (removed)
            {
                await audit.AppendAsync(sql, record);
            }

            return removed;
        },
        Durability.Full,
        cancellationToken);

    public Task<IReadOnlyDictionary<string, bool>> FindRemovedAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => database.ReadAsync(
        async sql =>
        {
            var rows = await sql.QueryAsync(
                $"select id, removed_at from customer_document where {sql.Dialect.In("id", "ids")}",
                static row => KeyValuePair.Create(row.Text(0), !row.IsNull(1)),
                ("ids", ids));
            return (IReadOnlyDictionary<string, bool>)new Dictionary<string, bool>(rows, StringComparer.Ordinal);
        },
        cancellationToken);

    private static CustomerDocument Read(Row row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Long(5), row.Text(6), row.Text(7), row.Instant(8));
}
