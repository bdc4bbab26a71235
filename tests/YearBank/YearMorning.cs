using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Podium.YearBank;

/// <summary>Waits, by looking at the database alone, until the bank has caught up with its clock.</summary>
internal sealed class YearMorning(string database, YearClock clock)
{
    private const int QuickSteps = 10;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1.5);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(4);

    // As early as visits are told of.
    private static readonly long Lead = TimeSpan.FromMinutes(45).Ticks;

    /// <summary>
    /// Waits until every day before today is judged and every agenda has told what was due at noon. Meanwhile the clock is put forward by minutes: what
    /// was due while nothing ran is tried again by and by, as the product does it.
    /// </summary>
    public async Task CatchUpAsync(DateOnly today, DateTimeOffset noon, DateTimeOffset lastMorning)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var timer = new PeriodicTimer(Look);
        await using var file = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        await file.OpenAsync(deadline.Token);
        await using var grains = new SqliteConnection($"Data Source={Path.ChangeExtension(database, ".grains.db")};Mode=ReadOnly");
        await grains.OpenAsync(deadline.Token);
        var (looked, steps) = (TimeProvider.System.GetTimestamp(), 0);
        while (true)
        {
            var judged = await NumberAsync(file, "select judged_until from demerit_sweep", deadline.Token);
            var behind = await NumberAsync(
                file,
                $"""
                select count(*) from agenda a where a.told_until < {lastMorning.UtcTicks} or a.planned_version < a.version
                  or exists (select 1 from visit v where v.manager_id = a.manager_id and v.state = 0 and v.starts_at > a.told_until + {Lead} and v.starts_at <= {noon.UtcTicks + Lead})
                  or exists (select 1 from callback b where b.manager_id = a.manager_id and b.done_with is null and b.due_at > a.told_until and b.due_at <= {noon.UtcTicks})
                """,
                deadline.Token);
            var ringing = await NumberAsync(
                grains, string.Create(CultureInfo.InvariantCulture, $"select count(*) from OrleansRemindersTable where StartTime <= '{noon:yyyy-MM-dd HH:mm:ss}'"), deadline.Token);
            if (judged == today.DayNumber && behind + ringing == 0)
            {
                return;
            }

            if (TimeProvider.System.GetElapsedTime(looked) > (steps < QuickSteps ? Soon : Later))
            {
                clock.Forward(clock.Time.GetUtcNow() + Step);
                steps++;
                looked = TimeProvider.System.GetTimestamp();
            }

            try
            {
                await timer.WaitForNextTickAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{today:yyyy-MM-dd}: {behind} agendas did not tell what was due or have no reminder, {ringing} reminders were not heard; judged until {DateOnly.FromDayNumber((int)judged):yyyy-MM-dd}.");
            }
        }
    }

    private static async Task<long> NumberAsync(SqliteConnection file, string query, CancellationToken cancellationToken)
    {
        await using var command = file.CreateCommand();
        command.CommandText = query;
        return await command.ExecuteScalarAsync(cancellationToken) as long? ?? 0;
    }
}
