using Podium.Silo.Hosting;

namespace Podium.Silo.Tests.Support;

/// <summary>A test on an empty database of the fixture's kind.</summary>
public abstract class StorageTest(IDatabaseFixture fixture) : IAsyncLifetime
{
    private readonly List<Storage> _opened = [];
    private Action<PodiumStorageOptions> _configure = _ => { };

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected Storage Store => _opened[0];

    public async ValueTask InitializeAsync()
    {
        _configure = await fixture.CreateDatabaseAsync();
        await OpenAnotherAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var storage in _opened)
        {
            await storage.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The same database as a second process sees it.</summary>
    protected async Task<Storage> OpenAnotherAsync()
    {
        var storage = await Storage.OpenAsync(_configure);
        _opened.Add(storage);
        return storage;
    }
}
