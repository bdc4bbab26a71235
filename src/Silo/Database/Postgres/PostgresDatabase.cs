using System.Data;
using Microsoft.Extensions.Options;
using Npgsql;
using Podium.Silo.Hosting;

namespace Podium.Silo.Database.Postgres;

internal sealed class PostgresDatabase(IOptions<PodiumStorageOptions> options) : IPodiumDatabase
{
    private const int WriteAttempts = 5;

    public NpgsqlDataSource DataSource { get; } = NpgsqlDataSource.Create(ConnectionString(options.Value));

    public SqlDialect Dialect { get; } = new PostgresDialect();

    /// <summary>The configured string with what it leaves open: bounded connections, statements prepared by themselves.</summary>
    public static string ConnectionString(PodiumStorageOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        builder.MaxAutoPrepare = builder.MaxAutoPrepare == 0 ? 200 : builder.MaxAutoPrepare;
        builder.AutoPrepareMinUsages = 2;
        builder.MaxPoolSize = Math.Min(builder.MaxPoolSize, options.MaxConnections);
        builder.ApplicationName ??= "podium";
        return builder.ToString();
    }

    public async Task<T> ReadAsync<T>(Func<Sql, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
        return await read(new Sql(connection, null, Dialect, cancellationToken));
    }

    public async Task<T> ReadSnapshotAsync<T>(Func<Sql, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var result = await read(new Sql(connection, transaction, Dialect, cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public async Task<T> WriteAsync<T>(Func<Sql, Task<T>> write, Durability durability, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(write, durability, cancellationToken);
            }
            catch (PostgresException exception) when (attempt < WriteAttempts && IsRolledBack(exception))
            {
                // Nothing of it was kept. No pause: the other transaction holds its locks, and the next attempt waits for them.
            }
        }
    }

    public ValueTask DisposeAsync() => DataSource.DisposeAsync();

    /// <summary>Whether PostgreSQL ended the transaction because of another one, so that the same may succeed now.</summary>
    public static bool IsRolledBack(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private async Task<T> WriteOnceAsync<T>(Func<Sql, Task<T>> write, Durability durability, CancellationToken cancellationToken)
    {
        await using var connection = await DataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var sql = new Sql(connection, transaction, Dialect, cancellationToken);
        if (durability == Durability.Derived)
        {
            await sql.ExecuteAsync("set local synchronous_commit = off");
        }

        var result = await write(sql);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
