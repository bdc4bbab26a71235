using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Podium.Silo.Database;
using Podium.Silo.Database.Postgres;
using Podium.Silo.Database.Sqlite;
using Podium.Silo.Hosting;

namespace Podium.Benchmarks.Support;

/// <summary>How often the stores went to the database.</summary>
internal sealed class CallCount
{
    private long _reads;
    private long _writes;

    /// <summary>Reads, each on a connection of its own.</summary>
    public long Reads => Interlocked.Read(ref _reads);

    /// <summary>Transactions.</summary>
    public long Writes => Interlocked.Read(ref _writes);

    /// <summary>Both.</summary>
    public long Calls => Reads + Writes;

    public void CountRead() => Interlocked.Increment(ref _reads);

    public void CountWrite() => Interlocked.Increment(ref _writes);
}

/// <summary>The database with a count of its calls.</summary>
internal sealed class CountedDatabase(IPodiumDatabase database, CallCount count) : IPodiumDatabase
{
    public SqlDialect Dialect => database.Dialect;

    /// <summary>Puts it before the database of a silo.</summary>
    public static void Add(IServiceCollection services) => services.AddSingleton<CallCount>().AddSingleton<IPodiumDatabase>(static provider => new CountedDatabase(
        provider.GetRequiredService<IOptions<PodiumStorageOptions>>().Value.Provider == StorageProvider.Sqlite
            ? provider.GetRequiredService<SqliteDatabase>()
            : provider.GetRequiredService<PostgresDatabase>(),
        provider.GetRequiredService<CallCount>()));

    public Task<T> ReadAsync<T>(Func<Sql, Task<T>> read, CancellationToken cancellationToken)
    {
        count.CountRead();
        return database.ReadAsync(read, cancellationToken);
    }

    public Task<T> ReadSnapshotAsync<T>(Func<Sql, Task<T>> read, CancellationToken cancellationToken)
    {
        count.CountRead();
        return database.ReadSnapshotAsync(read, cancellationToken);
    }

    public Task<T> WriteAsync<T>(Func<Sql, Task<T>> write, Durability durability, CancellationToken cancellationToken)
    {
        count.CountWrite();
        return database.WriteAsync(write, durability, cancellationToken);
    }

    // Who made the database ends it.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
