using Podium.Silo.Hosting;

namespace Podium.Silo.Tests.Support;

/// <summary>Gives out empty databases of one kind.</summary>
public interface IDatabaseFixture
{
    /// <summary>Points the options at a database that nobody has used; skips the test where this kind cannot run.</summary>
    Task<Action<PodiumStorageOptions>> CreateDatabaseAsync();
}

public sealed class SqliteFixture : IDatabaseFixture, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podium-silo-tests-").FullName;

    public Task<Action<PodiumStorageOptions>> CreateDatabaseAsync()
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"), "podium.db");
        return Task.FromResult<Action<PodiumStorageOptions>>(options =>
        {
            options.Provider = StorageProvider.Sqlite;
            options.Path = path;
        });
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
