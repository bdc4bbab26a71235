using Npgsql;
using Podium.Silo.Hosting;

namespace Podium.Silo.Database.Postgres;

/// <summary>
/// An advisory lock of a session of its own. PostgreSQL lets it go when the session ends, also when the process or its machine dies; when the server
/// restarts under a living process, the lock is taken again.
/// </summary>
internal sealed class PostgresLease : IAsyncDisposable
{
    // Any number but the migrator's, the same in every version of Podium.
    private const long LockKey = 0x506F6469756E;

    // A killed process is gone before its session is: the next one waits that long for it.
    private const int PatienceSeconds = 3;
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _released = new();
    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly bool _shared;
    private readonly TimeProvider _time;
    private readonly Task _holding;

    private PostgresLease(NpgsqlConnectionStringBuilder settings, NpgsqlConnection connection, bool shared, TimeProvider time, Action<DatabaseInUseException> lost)
    {
        _settings = settings;
        _shared = shared;
        _time = time;
        _holding = HoldAsync(connection, lost);
    }

    /// <summary>Takes the lock; shared ones go together, any other does not.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="shared">Whether others may hold it shared too.</param>
    /// <param name="time">The clock.</param>
    /// <param name="lost">Called when the session was lost and somebody else has the lock.</param>
    /// <exception cref="DatabaseInUseException">Somebody else holds it.</exception>
    public static PostgresLease Take(string connectionString, bool shared, TimeProvider time, Action<DatabaseInUseException> lost)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 30, ApplicationName = "podium lease" };
        var connection = new NpgsqlConnection(settings.ToString());
        try
        {
            connection.Open();
            using var command = LockCommand(connection, shared);
            command.ExecuteNonQuery();
            return new PostgresLease(settings, connection, shared, time, lost);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            connection.Dispose();
            throw InUse(settings, shared);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _holding;
        _released.Dispose();
    }

    private async Task HoldAsync(NpgsqlConnection connection, Action<DatabaseInUseException> lost)
    {
        while (true)
        {
            try
            {
                // Nobody notifies this session: it waits until the connection breaks or the lease ends.
                await using var held = connection;
                while (true)
                {
                    await held.WaitAsync(_released.Token);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (NpgsqlException)
            {
                // The server went away or ended the session: the lock is free, take it again.
            }

            try
            {
                connection = await TakeAgainAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (DatabaseInUseException taken)
            {
                lost(taken);
                return;
            }
        }
    }

    private async Task<NpgsqlConnection> TakeAgainAsync()
    {
        while (true)
        {
            var connection = new NpgsqlConnection(_settings.ToString());
            try
            {
                await connection.OpenAsync(_released.Token);
                await using var command = LockCommand(connection, _shared);
                await command.ExecuteNonQueryAsync(_released.Token);
                return connection;
            }
            catch (NpgsqlException exception)
            {
                await connection.DisposeAsync();
                if (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
                {
                    throw InUse(_settings, _shared);
                }

                // Not back yet.
                await Task.Delay(RetryInterval, _time, _released.Token);
            }
        }
    }

    // With the keep-alives of the server's side a machine that lost its power frees the lock within a minute.
    private static NpgsqlCommand LockCommand(NpgsqlConnection connection, bool shared) => new(
        $"""
        set tcp_keepalives_idle = 20; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3; set lock_timeout = '{PatienceSeconds}s';
        select {(shared ? "pg_advisory_lock_shared" : "pg_advisory_lock")}({LockKey})
        """,
        connection);

    private static DatabaseInUseException InUse(NpgsqlConnectionStringBuilder settings, bool shared)
    {
        var database = $"{settings.Host}:{settings.Port}/{settings.Database}";
        return new DatabaseInUseException(shared
            ? $"A Podium server that runs by itself, or one of its commands, uses {database}. Stop it before silos of a cluster start there."
            : $"Another Podium process uses {database}. Stop it first, name another database, or run a cluster: src/Silo with any number of src/WebHost of --Podium:Shape=Client.");
    }
}
