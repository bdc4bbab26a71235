using System.Data;
using Microsoft.Extensions.Options;
using Npgsql;
using Podium.Silo.Hosting;

namespace Podium.Silo.Database.Postgres;

internal sealed class PostgresDatabase(IOptions<PodiumStorageOptions> options) : IPodiumDatabase
{
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

    public ValueTask DisposeAsync() => DataSource.DisposeAsync();
}
