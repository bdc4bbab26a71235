using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using NSubstitute;
using Podium.Silo.Hosting;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Hosting;

/// <summary>A database has one process, or the silos of one cluster.</summary>
public sealed class DatabaseLeaseTests(PostgresFixture postgres) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podium-lease-").FullName;

    [Fact]
    public async Task A_file_has_one_process_at_a_time()
    {
        var path = Path.Combine(_folder, "podium.db");
        await using var second = Lease(o => o.Path = path);
        await using (var first = Lease(o => o.Path = path))
        {
            first.TakeAlone();
            Should.Throw<DatabaseInUseException>(second.TakeAlone).Message.ShouldContain("podium.db");
        }

        second.TakeAlone();
    }

    [Fact]
    public async Task A_server_database_has_one_embedded_process_at_a_time()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var second = Lease(database);
        await using var member = Lease(database);
        await using (var first = Lease(database))
        {
            first.TakeAlone();
            Should.Throw<DatabaseInUseException>(second.TakeAlone).Message.ShouldContain("Another Podium process uses 127.0.0.1");
            Should.Throw<DatabaseInUseException>(member.TakeAsMember).Message.ShouldContain("runs by itself");
        }

        second.TakeAlone();
    }

    [Fact]
    public async Task Silos_of_a_cluster_share_it_and_keep_out_who_wants_it_alone()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var first = Lease(database);
        await using var second = Lease(database);
        await using var alone = Lease(database);

        first.TakeAsMember();
        second.TakeAsMember();

        Should.Throw<DatabaseInUseException>(alone.TakeAlone);
    }

    [Fact]
    public async Task A_lease_whose_session_died_is_taken_again_and_who_comes_too_late_stops()
    {
        var database = await postgres.CreateDatabaseAsync();
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        await using var first = Lease(database, lifetime);
        first.TakeAlone();

        // The session dies, as with a restart of the server: the lease comes back by itself.
        var session = await SessionAsync(database);
        await KillSessionAsync(database);
        await Eventually.BecomesAsync(() => SessionAsync(database), now => now != 0 && now != session, TestContext.Current.CancellationToken);
        lifetime.DidNotReceive().StopApplication();

        // It dies again and somebody is quicker: this process must not go on.
        await using var quicker = new NpgsqlConnection(ConnectionString(database));
        await quicker.OpenAsync(TestContext.Current.CancellationToken);
        var waiting = new NpgsqlCommand($"select pg_advisory_lock({0x506F6469756E})", quicker).ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await KillSessionAsync(database);
        await waiting;
        await Eventually.BecomesAsync(() => Task.FromResult(lifetime.ReceivedCalls().Any()), stops => stops, TestContext.Current.CancellationToken);
        lifetime.Received().StopApplication();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static DatabaseLease Lease(Action<PodiumStorageOptions> configure, IHostApplicationLifetime? lifetime = null)
    {
        var options = new PodiumStorageOptions();
        configure(options);
        return new DatabaseLease(Options.Create(options), lifetime ?? Substitute.For<IHostApplicationLifetime>(), TimeProvider.System, NullLogger<DatabaseLease>.Instance);
    }

    private static string ConnectionString(Action<PodiumStorageOptions> database)
    {
        var options = new PodiumStorageOptions();
        database(options);
        return options.ConnectionString + ";Pooling=false";
    }

    private static Task<long> SessionAsync(Action<PodiumStorageOptions> database) => NumberAsync(database, "select coalesce(max(pid), 0)::bigint");

    private static Task<long> KillSessionAsync(Action<PodiumStorageOptions> database) => NumberAsync(database, "select count(pg_terminate_backend(pid))");

    private static async Task<long> NumberAsync(Action<PodiumStorageOptions> database, string what)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            what + " from pg_stat_activity join pg_locks using (pid) where datname = current_database() and locktype = 'advisory' and granted and application_name = 'podium lease'",
            connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
