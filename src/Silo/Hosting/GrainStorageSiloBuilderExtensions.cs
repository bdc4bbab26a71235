using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Storage;
using Podium.Silo.Database.Postgres;
using Podium.Silo.Database.Sqlite;

namespace Podium.Silo.Hosting;

/// <summary>Adds the store of grain state.</summary>
public static class GrainStorageSiloBuilderExtensions
{
    /// <summary>The grain storage provider, also the default one.</summary>
    public const string ProviderName = "podium";

    // Orleans' name for SQLite; it loads Microsoft.Data.Sqlite.
    internal const string SqliteInvariant = "System.Data.SQLite";
    internal const string PostgresInvariant = "Npgsql";

    /// <summary>
    /// Keeps grain state in the database of <see cref="PodiumStorageOptions"/>, as JSON without type names. For SQLite in a file of its own next to
    /// the ledger's, since Orleans opens writing connections that would wait for the ledger's writer and hold it up.
    /// </summary>
    public static ISiloBuilder AddPodiumGrainStorage(this ISiloBuilder silo)
    {
        silo.AddAdoNetGrainStorageAsDefault(Configure);
        return silo.AddAdoNetGrainStorage(ProviderName, Configure);
    }

    private static void Configure(OptionsBuilder<AdoNetGrainStorageOptions> builder) => builder.Configure<IOptions<PodiumStorageOptions>>((options, storage) =>
    {
        var sqlite = storage.Value.Provider == StorageProvider.Sqlite;
        options.Invariant = sqlite ? SqliteInvariant : PostgresInvariant;
        options.ConnectionString = sqlite ? SqliteDatabase.ConnectionString(storage.Value.GrainStatePath) : PostgresDatabase.ConnectionString(storage.Value);
        options.GrainStorageSerializer = new SystemTextJsonGrainStorageSerializer();
    });
}
