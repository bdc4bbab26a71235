using Microsoft.Extensions.Options;
using Podium.Silo.Hosting;
using Podium.WebHost.Hosting;

namespace Podium.WebHost.Tests.Operations;

public sealed class DatabaseLeaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("podium-lease-").FullName;

    [Fact]
    public void A_database_has_one_process_at_a_time()
    {
        using var first = Lease();
        first.Take();

        using var second = Lease();
        Should.Throw<DatabaseInUseException>(second.Take).Message.ShouldContain("podium.db");

        first.Dispose();
        second.Take();
    }

    [Fact]
    public void A_server_database_is_shared()
    {
        var options = Options.Create(new PodiumStorageOptions { Provider = StorageProvider.Postgres, ConnectionString = "Host=nowhere", Path = Path.Combine(_folder, "podium.db") });
        using var first = new DatabaseLease(options);
        using var second = new DatabaseLease(options);

        first.Take();
        second.Take();

        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private DatabaseLease Lease() => new(Options.Create(new PodiumStorageOptions { Path = Path.Combine(_folder, "podium.db") }));
}
