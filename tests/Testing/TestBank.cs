using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Hosting;
using Podium.Grains.Organization;
using Podium.Silo.Hosting;

namespace Podium.Testing;

/// <summary>A whole bank in the test's process: a silo over a SQLite file of its own (or what <paramref name="storage"/> says).</summary>
/// <param name="storage">Another database.</param>
/// <param name="folder">A folder that stays, instead of one of the bank's own.</param>
/// <param name="live">The pace of tables.</param>
/// <param name="services">Further services.</param>
/// <param name="judged">Whether rules judge each day, with what that does to managers and customers, while tests move the date through months.</param>
public sealed class TestBank(
    Action<PodiumStorageOptions>? storage = null, string? folder = null, Action<LiveOptions>? live = null, Action<IServiceCollection>? services = null, bool judged = false)
    : IAsyncDisposable
{
    private readonly bool _ownsFolder = folder is null;
    private IHost? _host;

    /// <summary>Where the database lies.</summary>
    public string Folder { get; } = folder ?? Directory.CreateTempSubdirectory("podium-bank-").FullName;

    /// <summary>Services of the silo.</summary>
    public IServiceProvider Services => _host!.Services;

    /// <summary>Calls grains.</summary>
    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <summary>The door for postings.</summary>
    public IPostingIntakeGrain Intake => Grains.GetGrain<IPostingIntakeGrain>(0);

    /// <summary>The bank's day.</summary>
    public BankDay Day => Services.GetRequiredService<BankDirectory>().Day;

    /// <summary>Starts (again) on the same database.</summary>
    public async Task<TestBank> StartAsync()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo =>
        {
            var (siloPort, gatewayPort) = (FreePort.Take(), FreePort.Take());
            silo.UseLocalhostClustering(siloPort, gatewayPort, null, $"test-{siloPort}", $"test-{siloPort}");
            silo.Configure<EndpointOptions>(o => o.AdvertisedIPAddress = IPAddress.Loopback);
            silo.AddPodiumSilo(builder.Configuration, o =>
            {
                o.Path = Path.Combine(Folder, "podium.db");
                o.SurvivePowerCut = false;
                storage?.Invoke(o);
            });
            silo.Services.Configure<LiveOptions>(o => live?.Invoke(o));
            silo.Services.Configure<BankOptions>(o => o.JudgeByRule = judged);
            services?.Invoke(silo.Services);
        });
        _host = builder.Build();
        await _host.MigratePodiumAsync();
        await _host.StartAsync();
        return this;
    }

    /// <summary>Stops gracefully; the database stays.</summary>
    public async Task StopAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
        _host = null;
    }

    /// <summary>A small tree: HQ with the branches A (managers M1, M2) and B (manager M3), on a fixed business date.</summary>
    public async Task<TestBank> WithSmallBankAsync(DateOnly businessDate)
    {
        await Grains.GetGrain<IBankGrain>(0).SetBusinessDateAsync(businessDate);
        var organization = Grains.GetGrain<IOrganizationGrain>(0);
        await organization.PutUnitsAsync([new("HQ", null, "Head office", "总行"), new("A", "HQ", "Branch A", "甲支行"), new("B", "HQ", "Branch B", "乙支行")]);
        await organization.PutManagersAsync([Manager("M1", "A"), Manager("M2", "A"), Manager("M3", "B")]);
        return this;
    }

    /// <summary>Registers a customer with one account named after it.</summary>
    public Task<CustomerView> RegisterAsync(string id, DateOnly since, params Share[] shares) => Grains.GetGrain<ICustomerGrain>(id).RegisterAsync(
        new CustomerRegistration(new CustomerProfile("Customer " + id, CustomerKind.Person), "A", since, [.. shares], ["acc-" + id]));

    /// <summary>A posting in the bank's currency.</summary>
    public Posting Posting(string id, string customer, PostingKind kind, long amount, DateOnly day, string product = "current", PostingReference? reverses = null) =>
        new("core", id, customer, null, kind, product, amount, Day.Currency, day, new DateTimeOffset(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero), reverses);

    /// <summary>Waits for something that comes by itself; fails after 20 s.</summary>
    public static Task EventuallyAsync(Func<Task<bool>> condition, string what) => EventuallyAsync(condition, () => what);

    /// <summary>Waits for something that comes by itself; fails after 20 s, saying what was missing then.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> condition, Func<string> what)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException("Did not come to be: " + what());
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await StopAsync();
        }

        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static ManagerRecord Manager(string id, string unit) => new(id, "Manager " + id, "manager", true, [new ManagerPlacement(unit, DateOnly.MinValue)]);
}
