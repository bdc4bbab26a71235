using Npgsql;

namespace Podium.Testing;

/// <summary>
/// A PostgreSQL server of our own: made in a temporary folder, on a free loopback port, with <c>fsync</c> as it comes, gone at the end. A server that
/// runs as root is refused by PostgreSQL, so as root it runs as <c>postgres</c> or <c>nobody</c>.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly PostgresBinaries _binaries;
    private readonly string _folder;
    private readonly int _port;
    private int _databases;

    private PostgresServer(PostgresBinaries binaries, string folder, int port)
    {
        _binaries = binaries;
        _folder = folder;
        _port = port;
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts a server; null, with the reason in <paramref name="missing"/>, where PostgreSQL is not installed.</summary>
    public static async Task<PostgresServer?> TryStartAsync(Action<string> missing)
    {
        if (PostgresBinaries.Find() is not { } binaries)
        {
            missing("PostgreSQL is not installed: no initdb in $PODIUM_PG_BIN, /usr/lib/postgresql/*/bin or PATH.");
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("podium-postgres-").FullName;
        var server = new PostgresServer(binaries, folder, FreePort.Take());
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes an empty database; answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"podium_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Kills every process of the server, as a crash would, and starts it again.</summary>
    public async Task CrashAndRestartAsync()
    {
        await _binaries.RunAsync(_folder, "pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        await LaunchAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await _binaries.RunAsync(_folder, "pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        }

        NpgsqlConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=podium;Database={database}";

    private async Task StartAsync()
    {
        await _binaries.GiveAsync(_folder);
        await _binaries.RunAsync(_folder, "initdb", "-D", Data, "-U", "podium", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-instructions");
        await LaunchAsync();
    }

    private Task LaunchAsync() => _binaries.RunAsync(
        _folder,
        "pg_ctl", "start", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"),
        "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c shared_buffers=256MB -c max_wal_size=4GB");
}
