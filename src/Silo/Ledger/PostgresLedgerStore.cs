using System.Collections.Immutable;
using Npgsql;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Database;
using Podium.Silo.Database.Postgres;

namespace Podium.Silo.Ledger;

/// <summary>
/// A group in one statement for each table. A position is the transaction's id. When fewer rows than sent went in, all is rolled back, the
/// batches that the database has are refused, and the rest is tried again.
/// </summary>
internal sealed class PostgresLedgerStore(PostgresDatabase database) : ILedgerStore
{
    // As the sequence's increment; far more than a group has legs.
    private const int SequenceBlock = 1_000_000;
    private const int MaxAttempts = 100;

    private readonly PostgresLedgerRows _rows = new();
    private readonly PostgresCustomerRows _customers = new();
    private long _nextSequence;
    private long _endOfBlock;

    public async Task<IReadOnlyList<AppendResult>> CommitAsync(IReadOnlyList<LedgerBatch> group, DateTimeOffset recordedAt, CancellationToken cancellationToken)
    {
        var results = new AppendResult[group.Count];
        var pending = Enumerable.Range(0, group.Count).ToList();
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var screen = GroupScreen.Of(group, pending);
            if (await TryCommitAsync(connection, group, screen.Ahead, recordedAt, results, cancellationToken))
            {
                pending = screen.Deferred;
            }

            if (pending.Count > 0)
            {
                await PostgresLedgerLookup.RefuseExistingAsync(connection, group, pending, results, cancellationToken);
                pending.RemoveAll(index => results[index] is not null);
            }

            if (pending.Count == 0)
            {
                return results;
            }
        }

        throw new InvalidOperationException($"The group did not fit after {MaxAttempts} attempts.");
    }

    private async Task<bool> TryCommitAsync(
        NpgsqlConnection connection,
        IReadOnlyList<LedgerBatch> group,
        List<int> ahead,
        DateTimeOffset recordedAt,
        AppendResult[] results,
        CancellationToken cancellationToken)
    {
        var legs = ahead.Sum(index => group[index].Entries.Length);
        var first = await TakeSequencesAsync(connection, legs, cancellationToken);
        Fill(group, ahead, first);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            if (await WriteAsync(connection, transaction, recordedAt, cancellationToken) is not { } position)
            {
                await transaction.RollbackAsync(cancellationToken);
                return false;
            }

            if (LedgerBeside.Of(group, ahead) is { } beside)
            {
                await beside.WriteAsync(new Sql(connection, transaction, database.Dialect, cancellationToken), recordedAt);
            }

            await transaction.CommitAsync(cancellationToken);
            Answer(group, ahead, first, position, recordedAt, results);
            return true;
        }
        catch (PostgresException exception) when (PostgresDatabase.IsRolledBack(exception))
        {
            // Another silo wanted the same keys; nothing was written.
            await transaction.RollbackAsync(cancellationToken);
            return false;
        }
    }

    private void Fill(IReadOnlyList<LedgerBatch> group, List<int> ahead, long sequence)
    {
        _rows.Clear();
        _customers.Clear();
        foreach (var index in ahead)
        {
            foreach (var entry in group[index].Entries)
            {
                _rows.Add(entry, sequence++);
            }

            _customers.Add(group[index]);
        }
    }

    /// <summary>The position, or null when something of it is there already.</summary>
    private async Task<long?> WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset recordedAt, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        var insert = _rows.ToCommand(recordedAt);
        batch.BatchCommands.Add(insert);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_current_xact_id()::text::bigint"));
        _customers.AddTo(batch);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var position = reader.GetInt64(0);
        var owned = true;
        await reader.NextResultAsync(cancellationToken);
        while (_customers.HasAccounts && await reader.ReadAsync(cancellationToken))
        {
            owned &= _customers.Owns(reader.GetString(0), reader.GetString(1));
        }

        await reader.CloseAsync();
        return owned && insert.RecordsAffected == _rows.Count ? position : null;
    }

    private static void Answer(IReadOnlyList<LedgerBatch> group, List<int> ahead, long sequence, long position, DateTimeOffset recordedAt, AppendResult[] results)
    {
        foreach (var index in ahead)
        {
            var entries = group[index].Entries;
            var committed = ImmutableArray.CreateBuilder<LedgerEntry>(entries.Length);
            foreach (var entry in entries)
            {
                committed.Add(LedgerStamp.Apply(entry, sequence++, position, recordedAt));
            }

            results[index] = new AppendResult(committed.MoveToImmutable(), [], []);
        }
    }

    private async ValueTask<long> TakeSequencesAsync(NpgsqlConnection connection, int count, CancellationToken cancellationToken)
    {
        if (_endOfBlock - _nextSequence < count)
        {
            await using var command = new NpgsqlCommand("select nextval('ledger_sequence')", connection);
            _nextSequence = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            _endOfBlock = _nextSequence + SequenceBlock;
        }

        var first = _nextSequence;
        _nextSequence += count;
        return first;
    }
}
