using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Podium.Silo.Database.Sqlite;

/// <summary>
/// The one connection that writes, on a thread of its own: SQLite has one writer at a time, and waiting for its lock or for the disk must not
/// hold threads of the pool.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteConnection _connection;
    private readonly bool _survivePowerCut;
    private Durability? _durability;

    public SqliteWriter(SqliteConnection connection, bool survivePowerCut)
    {
        _connection = connection;
        _survivePowerCut = survivePowerCut;
        new Thread(Run) { IsBackground = true, Name = "podium-sqlite-writer" }.Start();
    }

    /// <summary>Runs <paramref name="work"/> on the writer's thread with its connection, after everything that came before.</summary>
    public Task<T> RunAsync<T>(Func<SqliteConnection, T> work, Durability durability)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                Use(durability);
                done.SetResult(work(_connection));
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_work.IsAddingCompleted)
        {
            _work.CompleteAdding();
        }

        await _stopped.Task;
        await _connection.DisposeAsync();
    }

    // A full commit syncs the whole log, so what was written before it with less is durable with it.
    private void Use(Durability durability)
    {
        if (_durability == durability)
        {
            return;
        }

        using var command = _connection.CreateCommand();
        command.CommandText = durability == Durability.Full && _survivePowerCut ? "pragma synchronous = full" : "pragma synchronous = normal";
        command.ExecuteNonQuery();
        _durability = durability;
    }

    private void Run()
    {
        foreach (var action in _work.GetConsumingEnumerable())
        {
            action();
        }

        _stopped.SetResult();
    }
}
