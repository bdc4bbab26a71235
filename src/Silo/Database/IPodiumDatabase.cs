namespace Podium.Silo.Database;

/// <summary>How much a commit must survive.</summary>
internal enum Durability
{
    /// <summary>What was answered survives a power cut.</summary>
    Full,
    /// <summary>Derived from the ledger: the newest commits may be lost with the power, never torn.</summary>
    Derived,
}

/// <summary>The database as the stores see it: reads on pooled connections, writes in transactions.</summary>
internal interface IPodiumDatabase : IAsyncDisposable
{
    SqlDialect Dialect { get; }

    /// <summary>Reads with each statement seeing what is committed when it starts.</summary>
    Task<T> ReadAsync<T>(Func<Sql, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Reads with all statements seeing one snapshot.</summary>
    Task<T> ReadSnapshotAsync<T>(Func<Sql, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>
    /// Runs in one transaction, committed when <paramref name="write"/> returns and rolled back when it throws. PostgreSQL may end a transaction that
    /// stands in the way of another: <paramref name="write"/> is then run again from its beginning, so it must change nothing but the database.
    /// </summary>
    Task<T> WriteAsync<T>(Func<Sql, Task<T>> write, Durability durability, CancellationToken cancellationToken);
}
