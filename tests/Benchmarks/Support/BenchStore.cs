using Npgsql;
using Podium.Silo.Hosting;
using Podium.Testing;

namespace Podium.Benchmarks.Support;

/// <summary>The database under a benchmark: a SQLite file, or a PostgreSQL server of the benchmark's own.</summary>
internal sealed class BenchStore(string name, PostgresServer? server, string? connectionString, int? postmasterId) : IAsyncDisposable
{
    public string Name => name;

    /// <summary>Of PostgreSQL; null for SQLite.</summary>
    public string? ConnectionString => connectionString;

    public CpuClock Cpu { get; } = new(postmasterId);

    /// <summary>Both databases, one after the other; says so where PostgreSQL is missing.</summary>
    public static async IAsyncEnumerable<BenchStore> AllAsync(BenchSettings settings)
    {
        if (!settings.PostgresOnly)
        {
            yield return new BenchStore("SQLite", null, null, null);
        }

        if (settings.SqliteOnly)
        {
            yield break;
        }

        var server = await PostgresServer.TryStartAsync(Console.Error.WriteLine);
        if (server is not null)
        {
            var connection = await server.CreateDatabaseAsync();
            yield return new BenchStore("PostgreSQL", server, connection, await FindPostmasterAsync(connection));
        }
    }

    /// <summary>Every commit is confirmed by the disk: SQLite by <c>synchronous=full</c>, PostgreSQL by <c>fsync</c> and <c>synchronous_commit</c> as they come.</summary>
    public void Configure(PodiumStorageOptions options) => Configure(options, connectionString);

    /// <inheritdoc cref="Configure(PodiumStorageOptions)"/>
    public static void Configure(PodiumStorageOptions options, string? connectionString)
    {
        options.SurvivePowerCut = true;
        if (connectionString is not null)
        {
            options.Provider = StorageProvider.Postgres;
            options.ConnectionString = connectionString;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<int> FindPostmasterAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select pg_backend_pid()");
        return CpuClock.ParentOf((int)(await command.ExecuteScalarAsync())!);
    }
}
