using DbUp;
using Npgsql;
using Microsoft.Extensions.Options;
using Podium.Silo.Hosting;

namespace Podium.Silo.Database.Postgres;

/// <summary>One schema for the ledger and Orleans' tables, changed by one process at a time.</summary>
internal sealed class PostgresMigrator(IOptions<PodiumStorageOptions> options, ILogger<PostgresMigrator> logger) : ISchemaMigrator
{
    // Any number, the same in every version of Podium.
    private const long LockKey = 0x506F6469756D;

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(options.Value.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = LockKey } }, CommandTimeout = 0 })
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        // The lock goes with the session, also when this process dies.
        Upgrade($"{connection.Host}:{connection.Port}/{connection.Database}");
        await using var unlock = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = LockKey } } };
        await unlock.ExecuteNonQueryAsync(cancellationToken);
    }

    private void Upgrade(string database)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(options.Value.ConnectionString) { Pooling = false }.ToString();
        var engine = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(typeof(PostgresMigrator).Assembly, name => SchemaUpgrade.IsIn(name, "Postgres.Ledger") || SchemaUpgrade.IsIn(name, "Postgres.Orleans"))
            .WithVariablesDisabled()
            .WithTransactionPerScript()
            .JournalToPostgresqlTable(null, "schema_version")
            .LogTo(new UpgradeLog(logger))
            .Build();
        SchemaUpgrade.Run(engine, database);
    }
}
