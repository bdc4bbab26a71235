namespace Podium.Silo.Hosting;

/// <summary>The databases Podium runs on.</summary>
public enum StorageProvider
{
    /// <summary>Files beside the process: the embedded shape, one process only.</summary>
    Sqlite,
    /// <summary>A server that any number of silos share.</summary>
    Postgres,
}

/// <summary>Where the ledger and everything beside it are kept. Section <c>Podium:Storage</c>.</summary>
public sealed class PodiumStorageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Podium:Storage";

    /// <summary>Which database. Default: SQLite.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>SQLite: path of the ledger's file; grain state lies next to it as <c>name.grains.db</c>. Default: <c>data/podium.db</c> under the working directory.</summary>
    public string Path { get; set; } = "data/podium.db";

    /// <summary>PostgreSQL: connection string. Pool size and statement preparation are filled in where it does not say. Default: none.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// SQLite: true makes the disk confirm each commit before it is acknowledged, so that a power cut loses nothing; false survives a crash of the
    /// process only, and commits faster. PostgreSQL decides by its own <c>synchronous_commit</c>. Default: true.
    /// </summary>
    public bool SurvivePowerCut { get; set; } = true;

    /// <summary>Legs gathered into one commit. More raise throughput and the answer time of a full queue. Default: 2,000.</summary>
    public int MaxLegsPerCommit { get; set; } = 2_000;

    /// <summary>Batches that may wait for a commit before callers are held back. Default: 20,000.</summary>
    public int MaxWaitingBatches { get; set; } = 20_000;

    /// <summary>PostgreSQL: connections of this process. Default: 32.</summary>
    public int MaxConnections { get; set; } = 32;

    internal string GrainStatePath => System.IO.Path.ChangeExtension(System.IO.Path.GetFullPath(Path), ".grains.db");
}
