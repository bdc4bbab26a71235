using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Podium.Silo.Hosting;

namespace Podium.Silo.Database.Sqlite;

/// <summary>One file in WAL mode: readers never wait for the writer, and see the snapshot they began with.</summary>
internal sealed class SqliteDatabase : IPodiumDatabase
{
    private readonly string _connectionString;
    private readonly Lazy<SqliteWriter> _writer;

    public SqliteDatabase(IOptions<PodiumStorageOptions> options)
    {
        _connectionString = ConnectionString(Path.GetFullPath(options.Value.Path));
        _writer = new Lazy<SqliteWriter>(() => new SqliteWriter(OpenWriter(), options.Value.SurvivePowerCut));
    }

    public SqlDialect Dialect { get; } = new SqliteDialect();

    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder { DataSource = path, Cache = SqliteCacheMode.Private }.ToString();

    public Task<T> RunOnWriterAsync<T>(Func<SqliteConnection, T> work, Durability durability) => _writer.Value.RunAsync(work, durability);

    public async Task<T> ReadAsync<T>(Func<Sql, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        return await read(new Sql(connection, null, Dialect, cancellationToken));
    }

    public async Task<T> ReadSnapshotAsync<T>(Func<Sql, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await read(new Sql(connection, transaction, Dialect, cancellationToken));
    }

    public Task<T> WriteAsync<T>(Func<Sql, Task<T>> write, Durability durability, CancellationToken cancellationToken) =>
        RunOnWriterAsync(
            connection =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var transaction = connection.BeginTransaction(deferred: false);
                // SQLite's asynchronous methods complete before they return; this thread is the writer's own.
                var result = write(new Sql(connection, transaction, Dialect, cancellationToken)).GetAwaiter().GetResult();
                transaction.Commit();
                return result;
            },
            durability);

    public async ValueTask DisposeAsync()
    {
        if (_writer.IsValueCreated)
        {
            await _writer.Value.DisposeAsync();
        }

        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(_connectionString + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode = wal; pragma wal_autocheckpoint = 4000; pragma cache_size = -65536; pragma temp_store = memory";
        command.ExecuteNonQuery();
        return connection;
    }
}
