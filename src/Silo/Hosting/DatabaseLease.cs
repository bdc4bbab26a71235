using Microsoft.Extensions.Options;
using Podium.Silo.Database.Postgres;

namespace Podium.Silo.Hosting;

/// <summary>Another process works on the same database in a way that does not go together with this one.</summary>
public sealed class DatabaseInUseException(string message) : Exception(message);

/// <summary>
/// Keeps a database to one process, or to the silos of one cluster, from before it is opened until the process ends, however it ends: two silos that do
/// not know of each other would each decide from memory what only one may decide.
/// </summary>
public sealed partial class DatabaseLease(IOptions<PodiumStorageOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<DatabaseLease> logger)
    : IAsyncDisposable
{
    private FileStream? _file;
    private PostgresLease? _session;

    /// <summary>Takes the database for this process alone.</summary>
    /// <exception cref="DatabaseInUseException">Another process holds it.</exception>
    public void TakeAlone() => Take(shared: false);

    /// <summary>Takes the database for this silo and the others of its cluster.</summary>
    /// <exception cref="DatabaseInUseException">A process holds it alone.</exception>
    public void TakeAsMember() => Take(shared: true);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await (_session?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_file?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private void Take(bool shared)
    {
        if (options.Value.Provider == StorageProvider.Postgres)
        {
            _session ??= PostgresLease.Take(options.Value.ConnectionString!, shared, time, Stop);
        }
        else
        {
            _file ??= TakeFile(Path.GetFullPath(options.Value.Path));
        }
    }

    // The file stays behind: to delete it would let a third process lock a new one while a second waits on the old.
    private static FileStream TakeFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException) when (File.Exists(path + ".lock"))
        {
            throw new DatabaseInUseException(
                $"Another Podium process uses {path}. Stop it first, or name another database: --database for commands, {PodiumStorageOptions.Section}:Path for the server.");
        }
    }

    private void Stop(DatabaseInUseException taken)
    {
        LogTaken(taken);
        lifetime.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The database was lost to another process while it could not be reached; this one stops")]
    private partial void LogTaken(Exception exception);
}
