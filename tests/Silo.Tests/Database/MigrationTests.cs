using Podium.Grains.Ledger;
using Podium.Grains.Organization;
using Podium.Silo.Database;
using Podium.Silo.Hosting;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Database;

public abstract class MigrationTests(IDatabaseFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_start_finds_the_data_again()
    {
        var configure = await fixture.CreateDatabaseAsync();
        await using (var first = await Storage.OpenAsync(configure))
        {
            await first.Get<ILedgerAppender>().AppendAsync(Sample.Batch(Sample.Entry()));
        }

        await using var second = await Storage.OpenAsync(configure);

        (await second.Get<IBankStore>().HasEntriesAsync(Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Processes_that_start_together_take_turns()
    {
        var configure = await fixture.CreateDatabaseAsync();

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Storage.OpenAsync(configure), Token)));

        foreach (var storage in opened)
        {
            (await storage.Get<IBankStore>().GetVersionsAsync(Token)).ShouldBe(new BankVersions(0, 0, 0));
            await storage.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_with_what_to_do()
    {
        var configure = await fixture.CreateDatabaseAsync();
        await using (var storage = await Storage.OpenAsync(configure))
        {
            await storage.Get<IPodiumDatabase>().WriteAsync(sql => sql.ExecuteAsync(WriteNewer), Durability.Full, Token);
        }

        var refused = await Should.ThrowAsync<SchemaTooNewException>(() => Storage.OpenAsync(configure));

        refused.Message.ShouldContain("9999_from_the_future.sql");
        refused.Message.ShouldContain("newer version");
    }

    /// <summary>What a newer version would have left in the journal.</summary>
    protected abstract string WriteNewer { get; }
}

public sealed class SqliteMigrationTests(SqliteFixture fixture) : MigrationTests(fixture), IClassFixture<SqliteFixture>
{
    protected override string WriteNewer =>
        "insert into schema_version (ScriptName, Applied) values ('Podium.Silo.Database.Sqlite.Ledger.9999_from_the_future.sql', '2030-01-01')";
}

public sealed class PostgresMigrationTests(PostgresFixture fixture) : MigrationTests(fixture)
{
    protected override string WriteNewer =>
        "insert into schema_version (scriptname, applied) values ('Podium.Silo.Database.Postgres.Ledger.9999_from_the_future.sql', '2030-01-01')";
}

public sealed class OptionsTests
{
    [Fact]
    public async Task PostgreSQL_without_a_connection_string_is_said_before_anything_starts()
    {
        var refused = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => Storage.OpenAsync(options => options.Provider = StorageProvider.Postgres));

        refused.Message.ShouldContain("Podium:Storage:ConnectionString");
    }
}
