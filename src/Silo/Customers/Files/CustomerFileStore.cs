using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Files;
using Podium.Grains.Customers.Search;
using Podium.Silo.Audit;
using Podium.Silo.Customers.Search;
using Podium.Silo.Database;
using Podium.Silo.Visits;

namespace Podium.Silo.Customers.Files;

internal sealed class CustomerFileStore(IPodiumDatabase database, AuditTrail audit) : ICustomerFileStore
{
    public Task<StoredFile?> LoadAsync(string customerId, CancellationToken cancellationToken) =>
        database.ReadSnapshotAsync(sql => FileRows.LoadAsync(sql, customerId), cancellationToken);

    public Task<FileOutcome> SaveAsync(FileWrite write, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            if (await OperationRows.FindAsync(sql, write.OperationId, write.CustomerId, write.ContentHash) is { } known)
            {
                return known;
            }

            var before = await FileRows.LoadAsync(sql, write.CustomerId);
            if ((before?.Version ?? 0) != write.Version || !await FileRows.ClaimAsync(sql, write))
            {
                return FileOutcome.VersionChanged;
            }

            var profile = await FileRows.LoadProfileAsync(sql, write.CustomerId);
            await OperationRows.AddAsync(sql, write.OperationId, write.CustomerId, write.ContentHash, write.Audit.At);
            await FileRows.WritePartsAsync(sql, write);
            if ((before?.Content.CoreQuality ?? false) != write.Content.CoreQuality)
            {
                await CoreRows.WriteAsync(sql, write.CustomerId, write.Content.CoreQuality, write.Audit.At);
            }

            await CardRows.WriteAsync(sql, new Dictionary<string, CustomerCard>(StringComparer.Ordinal) { [write.CustomerId] = write.Card });
            await audit.AppendAsync(sql, write.Audit with { Before = AuditText.Of(new { profile, content = before?.Content }) });
            return FileOutcome.Saved;
        },
        Durability.Full,
        cancellationToken);

    public Task<ImmutableArray<TierStep>> LoadTiersAsync(string customerId, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (await sql.QueryAsync(
            "select from_day, tier from customer_tier where customer_id = @customer order by from_day",
            static row => new TierStep(row.Day(0), (Tier)row.Int(1)),
            ("customer", customerId))).ToImmutableArray(),
        cancellationToken);

    public Task<ImmutableArray<CustomerRelation>> LoadRelationsAsync(string customerId, CancellationToken cancellationToken) => database.ReadAsync(
        async sql => (await sql.QueryAsync(
            "select other_id, kind from customer_relation where customer_id = @customer order by other_id, kind",
            static row => new CustomerRelation(row.Text(0), (RelationKind)row.Int(1)),
            ("customer", customerId))).ToImmutableArray(),
        cancellationToken);

    public Task<FileOutcome> ChangeRelationsAsync(RelationsWrite write, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            if (await OperationRows.FindAsync(sql, write.OperationId, write.CustomerId, write.ContentHash) is { } known)
            {
                return known;
            }

            await OperationRows.AddAsync(sql, write.OperationId, write.CustomerId, write.ContentHash, write.Audit.At);
            await RelateAsync(sql, "delete from customer_relation where customer_id = @from and other_id = @to and kind = @kind", write.CustomerId, write.Removed);
            await RelateAsync(
                sql, "insert into customer_relation (customer_id, other_id, kind) values (@from, @to, @kind) on conflict do nothing", write.CustomerId, write.Added);
            await audit.AppendAsync(sql, write.Audit);
            return FileOutcome.Saved;
        },
        Durability.Full,
        cancellationToken);

    private static async Task RelateAsync(Sql sql, string statement, string customerId, ImmutableArray<CustomerRelation> relations)
    {
        foreach (var relation in relations)
        {
            await sql.ExecuteAsync(statement, ("from", customerId), ("to", relation.CustomerId), ("kind", relation.Kind));
            await sql.ExecuteAsync(statement, ("from", relation.CustomerId), ("to", customerId), ("kind", relation.Inverse));
        }
    }
}
