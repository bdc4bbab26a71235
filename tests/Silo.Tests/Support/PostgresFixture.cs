using Podium.Silo.Hosting;
using Podium.Silo.Tests.Support;
using Podium.Testing;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Podium.Silo.Tests.Support;

/// <summary>One server for all tests, a database for each.</summary>
public sealed class PostgresFixture : IDatabaseFixture, IAsyncLifetime
{
    private PostgresServer? _server;
    private string _missing = "";

    /// <summary>The server; skips the test where PostgreSQL is not installed.</summary>
    public PostgresServer Server
    {
        get
        {
            Assert.SkipWhen(_server is null, _missing);
            return _server!;
        }
    }

    public async ValueTask InitializeAsync() => _server = await PostgresServer.TryStartAsync(reason => _missing = reason);

    public async Task<Action<PodiumStorageOptions>> CreateDatabaseAsync()
    {
        var connectionString = await Server.CreateDatabaseAsync();
        return options =>
        {
            options.Provider = StorageProvider.Postgres;
            options.ConnectionString = connectionString;
            options.MaxConnections = 8;
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
