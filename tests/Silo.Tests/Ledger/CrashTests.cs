using System.Diagnostics;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Silo.Hosting;
using Podium.Silo.Tests.Support;
using Podium.Testing;

namespace Podium.Silo.Tests.Ledger;

public sealed class CrashTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_writer_loses_nothing_it_acknowledged_on_SQLite()
    {
        using var sqlite = new SqliteFixture();
        await KillAndReadAsync(await sqlite.CreateDatabaseAsync(), kills: 4, afterKill: () => Task.CompletedTask);
    }

    [Fact]
    public async Task A_killed_writer_loses_nothing_it_acknowledged_on_PostgreSQL() =>
        await KillAndReadAsync(await postgres.CreateDatabaseAsync(), kills: 4, afterKill: () => Task.CompletedTask);

    [Fact]
    public async Task A_server_that_goes_down_with_its_writer_loses_nothing_that_was_acknowledged()
    {
        var missing = "";
        await using var server = await PostgresServer.TryStartAsync(reason => missing = reason);
        Assert.SkipWhen(server is null, missing);
        var connectionString = await server!.CreateDatabaseAsync();

        await KillAndReadAsync(
            options => (options.Provider, options.ConnectionString) = (StorageProvider.Postgres, connectionString),
            kills: 2,
            server.CrashAndRestartAsync);
    }

    private static async Task KillAndReadAsync(Action<PodiumStorageOptions> configure, int kills, Func<Task> afterKill)
    {
        var options = new PodiumStorageOptions();
        configure(options);
        var acknowledged = new List<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            acknowledged.AddRange(await WriteAndKillAsync(options, $"k{kill}", Random.Shared.Next(1, 1_500)));
            await afterKill();
        }

        await using var storage = await Storage.OpenAsync(configure);
        var entries = new List<LedgerEntry>();
        foreach (var customer in Enumerable.Range(0, 50))
        {
            entries.AddRange(await storage.Get<ILedgerReader>().ReadCustomerAsync($"C{customer}", Token));
        }

        entries.Select(entry => (entry.PostingId, entry.Leg)).ShouldBeUnique();
        var legs = entries.ToLookup(entry => entry.PostingId);
        legs.ShouldAllBe(posting => posting.Count() == posting.First().PostingAmount);
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(kills);
        acknowledged.Where(id => !legs.Contains(id)).ShouldBeEmpty();
    }

    private static async Task<List<string>> WriteAndKillAsync(PodiumStorageOptions options, string prefix, int lines)
    {
        var target = options.Provider == StorageProvider.Sqlite ? options.Path : options.ConnectionString!;
        var program = Path.Combine(AppContext.BaseDirectory, "Podium.CrashWriter.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, options.Provider.ToString(), target, prefix]) { RedirectStandardOutput = true })!;
        var acknowledged = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            acknowledged.Add(line);
            if (acknowledged.Count == lines)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync(Token);
        // Killed in the middle of a line, the last one may be cut short.
        process.ExitCode.ShouldNotBe(0);
        return acknowledged[..Math.Max(lines, acknowledged.Count - 1)];
    }
}
