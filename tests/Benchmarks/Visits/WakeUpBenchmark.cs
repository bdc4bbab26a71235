using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Runtime;
using Podium.Benchmarks.Support;
using Podium.Contracts.Visits;
using Podium.Grains.Visits;
using Podium.Silo.Database;
using Podium.Testing;

namespace Podium.Benchmarks.Visits;

/// <summary>The morning: the reminders of all managers are due at one moment, and each agenda tells its manager what the day has.</summary>
internal static class WakeUpBenchmark
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(60);

    public static async Task<BenchTable> RunAsync(BenchSettings settings)
    {
        var managers = settings.Quick ? 500 : 10_000;
        var table = new BenchTable(
            "The morning wake-up",
            $"{managers:N0} managers whose agendas slept since yesterday, with a visit to be told of each; the reminders of all are due at one moment, in a silo that has just begun. Calls are those of "
            + "the stores; each wake-up also writes its reminder, which Orleans does.",
            "database", "managers", "seconds until all are told", "managers/s", "reads each", "transactions each");
        await foreach (var store in BenchStore.AllAsync(settings))
        {
            await using var owned = store;
            var folder = Directory.CreateTempSubdirectory("podium-wakeup-").FullName;
            var due = DateTimeOffset.UtcNow;
            await using (var bank = await new TestBank(store.Configure, folder).StartAsync())
            {
                await BenchBank.FillAsync(bank.Grains, managers, customers: 1);
                due = await FallAsleepAsync(bank, managers);
            }

            await using (var bank = await new TestBank(store.Configure, folder, services: Prepare).StartAsync())
            {
                due = await RingAsync(bank, managers);
                var calls = bank.Services.GetRequiredService<CallCount>();
                var (reads, writes) = (calls.Reads, calls.Writes);
                var took = await UntilToldAsync(bank, managers, due);
                table.Add(
                    store.Name, managers, took.TotalSeconds, managers / took.TotalSeconds, (double)(calls.Reads - reads) / managers, (double)(calls.Writes - writes) / managers);
            }

            Directory.Delete(folder, recursive: true);
        }

        return table;
    }

    // One service at both starts, or the reminders of the first would be another's.
    private static void Prepare(IServiceCollection services)
    {
        CountedDatabase.Add(services);
        services.Configure<ClusterOptions>(o => o.ServiceId = "wakeup");
    }

    /// <summary>Agendas that were told all up to yesterday, with a visit at this moment.</summary>
    private static async Task<DateTimeOffset> FallAsleepAsync(TestBank bank, int managers)
    {
        var now = DateTimeOffset.UtcNow;
        await bank.Services.GetRequiredService<IPodiumDatabase>().WriteAsync(
            async sql =>
            {
                for (var i = 0; i < managers; i++)
                {
                    var id = BenchBank.ManagerId(i);
                    await sql.ExecuteAsync(
                        "insert into agenda (manager_id, version, planned_version, told_until) values (@id, 1, 1, @told)", ("id", id), ("told", now.AddDays(-1)));
                    await Silo.Visits.VisitRows.InsertAsync(
                        sql,
                        new Visit(
                            string.Create(CultureInfo.InvariantCulture, $"v{i}"), BenchBusiness.CustomerId(0), "", id, now, now.AddHours(1), DateOnly.FromDateTime(now.UtcDateTime), "there", "care", false,
                            VisitState.Planned, null, null, null, null),
                        "bench",
                        now);
                }

                return 0;
            },
            Durability.Derived,
            CancellationToken.None);
        return now;
    }

    /// <summary>Sets the reminder of each to one moment that is near.</summary>
    private static async Task<DateTimeOffset> RingAsync(TestBank bank, int managers)
    {
        var due = DateTimeOffset.UtcNow + Ahead;
        var reminders = bank.Services.GetRequiredService<IReminderTable>();
        await Parallel.ForAsync(0, managers, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, token) => await reminders.UpsertRow(new ReminderEntry
        {
            GrainId = bank.Grains.GetGrain<IAgendaGrain>(BenchBank.ManagerId(i)).GetGrainId(),
            ReminderName = "due",
            StartAt = due.UtcDateTime,
            Period = TimeSpan.FromMinutes(10),
        }, token));

        // A silo reads the table when it begins.
        await bank.StopAsync();
        await bank.StartAsync();
        return due;
    }

    private static async Task<TimeSpan> UntilToldAsync(TestBank bank, int managers, DateTimeOffset due)
    {
        var database = bank.Services.GetRequiredService<IPodiumDatabase>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (await database.ReadAsync(sql => sql.NumberAsync("select count(*) from agenda where told_until >= @due", ("due", due)), deadline.Token) < managers)
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }

        return DateTimeOffset.UtcNow - due;
    }
}
