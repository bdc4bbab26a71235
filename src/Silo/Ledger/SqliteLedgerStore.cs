using System.Collections.Immutable;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Database;
using Podium.Silo.Database.Sqlite;

namespace Podium.Silo.Ledger;

/// <summary>Batches one after the other in one transaction, on the writer's connection with statements prepared once. A position is a commit's number.</summary>
internal sealed class SqliteLedgerStore(SqliteDatabase database) : ILedgerStore
{
    private SqliteLedgerStatements? _statements;

    public Task<IReadOnlyList<AppendResult>> CommitAsync(IReadOnlyList<LedgerBatch> group, DateTimeOffset recordedAt, CancellationToken cancellationToken) =>
        database.RunOnWriterAsync(
            connection =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                var statements = _statements ??= new SqliteLedgerStatements(connection);
                using var transaction = connection.BeginTransaction(deferred: false);
                statements.Use(transaction);
                var results = Append(statements, group, recordedAt);
                // SQLite's asynchronous methods complete before they return.
                LedgerBeside.Of(group, results)?
                    .WriteAsync(new Sql(connection, transaction, database.Dialect, CancellationToken.None), recordedAt)
                    .GetAwaiter()
                    .GetResult();
                transaction.Commit();
                return results;
            },
            Durability.Full);

    private static IReadOnlyList<AppendResult> Append(SqliteLedgerStatements statements, IReadOnlyList<LedgerBatch> group, DateTimeOffset recordedAt)
    {
        var (sequence, position) = statements.ReadEnd();
        position++;
        var results = new AppendResult[group.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = AppendBatch(statements, group[i], sequence + 1, position, recordedAt);
            sequence += results[i].Committed.Length;
        }

        return results;
    }

    private static AppendResult AppendBatch(SqliteLedgerStatements statements, LedgerBatch batch, long sequence, long position, DateTimeOffset recordedAt)
    {
        var accounts = batch.Accounts.IsDefault ? [] : batch.Accounts;
        var taken = accounts.Where(account => statements.FindOwner(account) is { } owner && owner != batch.CustomerId).ToImmutableArray();
        var committed = ImmutableArray.CreateBuilder<LedgerEntry>(batch.Entries.Length);
        var fits = taken.IsEmpty;
        foreach (var entry in batch.Entries)
        {
            var stamped = LedgerStamp.Apply(entry, sequence + committed.Count, position, recordedAt);
            if (!fits || !statements.Insert(stamped))
            {
                fits = false;
                break;
            }

            committed.Add(stamped);
        }

        if (!fits)
        {
            statements.DeleteFrom(sequence);
            return new AppendResult([], FindExisting(statements, batch), taken);
        }

        foreach (var account in accounts)
        {
            statements.AddAccount(account, batch.CustomerId);
        }

        statements.WriteCustomer(batch);
        return new AppendResult(committed.MoveToImmutable(), [], []);
    }

    private static ImmutableArray<ExistingPosting> FindExisting(SqliteLedgerStatements statements, LedgerBatch batch)
    {
        var existing = new List<ExistingPosting>();
        foreach (var entry in batch.Entries)
        {
            existing.AddRange(statements.FindPosting(entry));
        }

        return [.. existing.Distinct()];
    }
}
