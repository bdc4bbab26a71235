using DbUp;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Podium.Silo.Hosting;

namespace Podium.Silo.Database.Sqlite;

/// <summary>
/// Two files: the ledger's, and one for Orleans' grain state, because AdoNet storage opens writing connections of its own that would otherwise
/// collide with the ledger's single writer.
/// </summary>
internal sealed class SqliteMigrator(IOptions<PodiumStorageOptions> options, ILogger<SqliteMigrator> logger) : ISchemaMigrator
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(options.Value.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var gate = await LockAsync(path + ".migrating", cancellationToken);
        Upgrade(path, "Sqlite.Ledger");
        Upgrade(options.Value.GrainStatePath, "Sqlite.Orleans");
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path))
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
        }
    }

    private void Upgrade(string path, string folder)
    {
        var connectionString = SqliteDatabase.ConnectionString(path) + ";Pooling=False";
        using (var connection = new SqliteConnection(connectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal";
            command.ExecuteNonQuery();
        }

        var engine = DeployChanges.To.SqliteDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(typeof(SqliteMigrator).Assembly, name => SchemaUpgrade.IsIn(name, folder))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .JournalToSqliteTable("schema_version")
            .LogTo(new UpgradeLog(logger))
            .Build();
        SchemaUpgrade.Run(engine, path);
    }
}
