using Microsoft.Extensions.Options;
using Podium.Silo.Hosting;

namespace Podium.WebHost.Hosting;

/// <summary>Another process works on the same SQLite file.</summary>
internal sealed class DatabaseInUseException(string path) : Exception(
    $"Another Podium process uses {path}. Stop it first, or name another database: --database for commands, {PodiumStorageOptions.Section}:Path for the server.");

/// <summary>
/// Keeps a SQLite database to one process from before it is opened until the process ends, however it ends: two silos that do not know of each
/// other would each decide from memory what only one may decide.
/// </summary>
internal sealed class DatabaseLease(IOptions<PodiumStorageOptions> options) : IDisposable
{
    private FileStream? _held;

    /// <summary>Takes the database; does nothing where it is a server that many processes share.</summary>
    /// <exception cref="DatabaseInUseException">Another process holds it.</exception>
    public void Take()
    {
        if (options.Value.Provider == StorageProvider.Sqlite)
        {
            var path = Path.GetFullPath(options.Value.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            _held ??= Take(path);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _held?.Dispose();

    // The file stays behind: to delete it would let a third process lock a new one while a second waits on the old.
    private static FileStream Take(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException) when (File.Exists(path + ".lock"))
        {
            throw new DatabaseInUseException(path);
        }
    }
}
