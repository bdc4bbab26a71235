using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Podium.YearBank;

namespace Podium.Silo.Tests.Year;

/// <summary>
/// A year of a bank on a clock of its own, with weeks of sleep, restarts and kills of its process. Small by default; <c>PODIUM_YEAR=1000/100000</c> runs it with
/// so many managers and customers. What the database holds in the end, read with plain SQL, is what <see cref="YearCount"/> counts.
/// </summary>
public sealed class SimulatedYearTests(ITestOutputHelper output)
{
    private const int Seed = 2026;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_demand_is_closed_once_demerits_are_what_a_count_by_hand_says_and_no_reminder_is_lost()
    {
        var parts = (Environment.GetEnvironmentVariable("PODIUM_YEAR") ?? "12/600").Split('/').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var size = new YearSize(parts[0], parts[1], Seed);
        var plan = YearPlan.Make(size);
        var folder = Directory.CreateTempSubdirectory("podium-year-").FullName;
        try
        {
            var database = Path.Combine(folder, "podium.db");
            await RunAsync(plan, database, kills: parts.Length > 2 ? parts[2] : 4);
            await using var file = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
            await file.OpenAsync(Token);
            await using var grains = new SqliteConnection($"Data Source={Path.ChangeExtension(database, ".grains.db")};Mode=ReadOnly;Pooling=False");
            await grains.OpenAsync(Token);
            var count = YearCount.Of(plan);
            await CompareDemandsAsync(file, count);
            await CompareDemeritsAsync(file, count);
            await CompareRemindersAsync(file, grains, count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAsync(YearPlan plan, string database, int kills)
    {
        var (random, began) = (new Random(Seed), Stopwatch.GetTimestamp());
        var process = new YearProcess(database, plan.Size);
        var starts = 0;
        for (var (day, last) = (0, plan.Days.Count - 1); day <= last; starts++)
        {
            // Up to a sleep, or some weeks: then the process ends, and the next one begins on the day it wakes.
            var end = Math.Min(last, day + random.Next(12, 30));
            int? killAfter = process.Kills < kills && random.Next(3) > 0 ? random.Next(2, Math.Max(4, (end - day + 1) * Math.Min(plan.Size.Managers, 8))) : null;
            day = await process.RunAsync(day, end, killAfter, Token);
        }

        output.WriteLine(
            $"{plan.Size}: {plan.Days.Count} days awake, {plan.Visits.Count} visits, {plan.Contacts.Count} contacts, {starts} starts, {process.Kills} kills: {Stopwatch.GetElapsedTime(began)}");
    }

    private async Task CompareDemandsAsync(SqliteConnection file, YearCount count)
    {
        var states = new[] { "open", "met", "missed", "waived" };
        var closed = await ReadAsync(
            file,
            "select customer_id, period, kind, required, done, state from demand",
            row => ((row.GetString(0), row.GetString(1)), new YearDemand(row.GetInt64(2) == 0, row.GetInt32(3), row.GetInt32(4), states[row.GetInt32(5)])));
        var wrong = closed.Where(c => count.Demands.GetValueOrDefault(c.Item1) != c.Item2).Take(10).Select(c => $"{c}; by hand {count.Demands.GetValueOrDefault(c.Item1)}").ToArray();
        wrong.ShouldBeEmpty();
        closed.Count.ShouldBe(count.Demands.Count);
        output.WriteLine("demands: " + string.Join(", ", count.Demands.Values.CountBy(d => d.State).Select(s => $"{s.Value} {s.Key}")));
    }

    private async Task CompareDemeritsAsync(SqliteConnection file, YearCount count)
    {
        var found = await ReadAsync(
            file,
            "select manager_id, substr(rule_key, 1, instr(rule_key, ':') - 1), sum(points) from demerit group by 1, 2",
            row => (Key: (row.GetString(0), row.GetString(1)), Points: row.GetInt32(2)));
        found.Where(f => count.Points.GetValueOrDefault(f.Key) != f.Points).Take(10).Select(f => $"{f}; by hand {count.Points.GetValueOrDefault(f.Key)}").ShouldBeEmpty();
        found.Count.ShouldBe(count.Points.Count);
        output.WriteLine("demerits: " + string.Join(", ", count.Points.GroupBy(p => p.Key.Fault).Select(g => $"{g.Sum(p => p.Value)} {g.Key}")));
    }

    private async Task CompareRemindersAsync(SqliteConnection file, SqliteConnection grains, YearCount count)
    {
        var told = await ReadAsync(
            file,
            "select v.manager_id, v.starts_at, t.told_at from agenda_told t join visit v on v.visit_id = t.ref_id where t.kind = 1",
            row => (Key: (row.GetString(0), new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero)), Day: DateOnly.FromDateTime(new DateTime(row.GetInt64(2)).AddHours(8))));
        told.Where(t => count.VisitsTold.GetValueOrDefault(t.Key) != t.Day).Take(10).Select(t => $"{t}; by hand {count.VisitsTold.GetValueOrDefault(t.Key)}").ShouldBeEmpty();
        told.Count.ShouldBe(count.VisitsTold.Count);
        (await NumberAsync(file, "select count(*) from agenda_told where kind = 2")).ShouldBe(count.CallsTold);
        (await NumberAsync(file, "select count(*) from agenda_told where kind = 0")).ShouldBe(count.MorningsTold);
        var agendas = await NumberAsync(file, "select count(*) from agenda");
        (await NumberAsync(grains, "select count(*) from OrleansRemindersTable where StartTime > '2027-01-05'")).ShouldBe(agendas, "each has one for what is next");
        (await NumberAsync(grains, "select count(*) from OrleansRemindersTable")).ShouldBe(agendas);
        output.WriteLine($"reminders: {told.Count} visits, {count.CallsTold} promised calls, {count.MorningsTold} mornings");
    }

    private static async Task<long> NumberAsync(SqliteConnection file, string query) => (await ReadAsync(file, query, row => row.GetInt64(0)))[0];

    private static async Task<List<T>> ReadAsync<T>(SqliteConnection file, string query, Func<SqliteDataReader, T> read)
    {
        await using var command = file.CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(Token);
        var rows = new List<T>();
        while (await reader.ReadAsync(Token))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
