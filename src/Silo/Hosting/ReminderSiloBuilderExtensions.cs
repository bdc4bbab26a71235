using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Podium.Silo.Database.Postgres;
using Podium.Silo.Database.Sqlite;

namespace Podium.Silo.Hosting;

/// <summary>Adds the store of reminders.</summary>
public static class ReminderSiloBuilderExtensions
{
    /// <summary>Keeps reminders beside the grain state, in the database of <see cref="PodiumStorageOptions"/>.</summary>
    public static ISiloBuilder AddPodiumReminders(this ISiloBuilder silo) => silo.UseAdoNetReminderService(
        (OptionsBuilder<AdoNetReminderTableOptions> builder) => builder.Configure<IOptions<PodiumStorageOptions>>((options, storage) =>
        {
            var sqlite = storage.Value.Provider == StorageProvider.Sqlite;
            options.Invariant = sqlite ? GrainStorageSiloBuilderExtensions.SqliteInvariant : GrainStorageSiloBuilderExtensions.PostgresInvariant;
            options.ConnectionString = sqlite ? SqliteDatabase.ConnectionString(storage.Value.GrainStatePath) : PostgresDatabase.ConnectionString(storage.Value);
        }));
}
