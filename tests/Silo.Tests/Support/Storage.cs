using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Hosting;

namespace Podium.Silo.Tests.Support;

/// <summary>The storage of one process, with a clock that stands and a dispatcher that remembers.</summary>
public sealed class Storage : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Storage(ServiceProvider services) => _services = services;

    public static DateTimeOffset Now { get; } = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.Zero);

    public RecordingDispatcher Dispatcher => _services.GetRequiredService<RecordingDispatcher>();

    public static async Task<Storage> OpenAsync(Action<PodiumStorageOptions> configure, ILedgerStore? store = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<RecordingDispatcher>();
        services.AddSingleton<ILedgerDispatcher>(provider => provider.GetRequiredService<RecordingDispatcher>());
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        if (store is not null)
        {
            services.AddSingleton(store);
        }

        services.AddPodiumStorage(new ConfigurationBuilder().Build(), configure);
        var provider = services.BuildServiceProvider();
        try
        {
            await provider.MigratePodiumAsync(TestContext.Current.CancellationToken);
            return new Storage(provider);
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

public sealed class RecordingDispatcher : ILedgerDispatcher
{
    public ConcurrentQueue<IReadOnlyList<LedgerEntry>> Calls { get; } = [];

    public bool Fails { get; set; }

    public void Dispatch(IReadOnlyList<LedgerEntry> committed)
    {
        Calls.Enqueue(committed);
        if (Fails)
        {
            throw new InvalidOperationException("The manager cannot be reached.");
        }
    }
}
