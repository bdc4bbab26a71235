// Feeds a running Podium through the grain API and watches a league table move:
//   dotnet run --project samples/Integrator -- [gateway port, 30000 by default]
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;

var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.UseOrleansClient(client => client.UseLocalhostClustering(args.Length > 0 ? int.Parse(args[0], null) : 30_000, "podium", "podium"));
using var host = builder.Build();
await host.StartAsync();
var grains = host.Services.GetRequiredService<IGrainFactory>();

var day = await grains.GetGrain<IBankGrain>(0).GetDayAsync();
var manager = (await grains.GetGrain<IOrganizationGrain>(0).GetSnapshotAsync()).Managers.First(m => m.Active && !m.Id.StartsWith('~'));
var unit = manager.UnitOn(day.BusinessDate);
await grains.GetGrain<ICustomerGrain>("INTEGRATOR-1").RegisterAsync(new CustomerRegistration(
    new CustomerProfile("Integrator's customer", CustomerKind.Corporate), unit, new DateOnly(2026, 1, 5), [new Share(manager.Id, 10_000)], ["INTEGRATOR-1-A"]));

// Watch first: the answer is the table as it stands, and every change after it comes as a numbered delta.
var key = new LeagueTableKey(unit, LeagueScope.Managers, "deposit.balance", Period.Month);
var league = grains.GetGrain<ILeagueGrain>(unit);
var printer = new DeltaPrinter();
var watching = grains.CreateObjectReference<ILeagueObserver>(printer);
var table = await league.WatchAsync(key, watching);
Console.WriteLine($"{key}: {table.Entries.Length} managers, total {table.Total} minor units of {day.Currency}");

for (var i = 1; i <= 3; i++)
{
    var answer = await grains.GetGrain<IPostingIntakeGrain>(0).PostAsync(new Posting("integrator", $"{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}-{i}", "INTEGRATOR-1",
        "INTEGRATOR-1-A", PostingKind.DepositIn, "current", i * 10_000_00, day.Currency, day.BusinessDate, DateTimeOffset.UtcNow));
    Console.WriteLine($"{answer.Id}: {answer.Outcome} {answer.Error?.Message}");
}

foreach (var row in (await league.GetAroundAsync(key, manager.Id, 2)).Rows)
{
    Console.WriteLine($"{row.Rank,4}  {row.MemberId,-12} {row.Value,18:N0}");
}

await printer.FirstChange.WaitAsync(TimeSpan.FromSeconds(10));
await league.UnwatchAsync(key, watching);
await host.StopAsync();

/// <summary>Prints what changes in the watched table.</summary>
internal sealed class DeltaPrinter : ILeagueObserver
{
    private readonly TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task FirstChange => _changed.Task;

    public Task OnDeltaAsync(LeagueDelta delta)
    {
        foreach (var entry in delta.Changed)
        {
            Console.WriteLine($"delta {delta.Sequence}: {entry.MemberId} now {entry.Value:N0}");
            _changed.TrySetResult();
        }

        return Task.CompletedTask;
    }
}
