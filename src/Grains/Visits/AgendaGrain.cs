using Orleans.Runtime;
using Podium.Contracts.Visits;
using Podium.Grains.Calendar;
using Podium.Grains.Organization;

namespace Podium.Grains.Visits;

/// <summary>
/// Keeps one reminder for whatever comes due next on the manager's agenda, never one for each visit. What has been told is kept in the
/// database, so that a wake-up that is repeated, or comes a week late, tells each thing once and in order, with a single push.
/// </summary>
internal sealed class AgendaGrain(IAgendaStore store, IWorkCalendarSource calendars, BankClock clock, BankDirectory bank, AgendaNews news)
    : Grain, IAgendaGrain, IRemindable
{
    private const string ReminderName = "due";

    // Should a wake-up fail, Orleans calls again after this long.
    private static readonly TimeSpan TryAgain = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private DateTimeOffset? _planned;

    private string Id => this.GetPrimaryKeyString();

    public async Task PlanAsync()
    {
        if (await store.FindAsync(Id, CancellationToken.None) is not { } mark)
        {
            DeactivateOnIdle();
            return;
        }

        if (mark.ToldUntil is null)
        {
            await store.TellAsync(Id, [], clock.Now, CancellationToken.None);
        }

        await SetReminderAsync(mark);
    }

    public async Task<int> WakeAsync()
    {
        if (await store.FindAsync(Id, CancellationToken.None) is not { } mark)
        {
            DeactivateOnIdle();
            return 0;
        }

        var now = clock.Now;
        var after = mark.ToldUntil ?? now;
        var due = await store.ReadDueAsync(Id, after, now, CancellationToken.None);
        var items = DueTimes.CatchUp(due, after, now, clock.Times, await calendars.GetCalendarAsync(CancellationToken.None));
        var told = await store.TellAsync(Id, items, now, CancellationToken.None);
        _planned = null;
        await SetReminderAsync(mark with { ToldUntil = now });
        if (told.Count > 0)
        {
            await news.PushAsync(new AgendaChange(Id, bank.Organization.FindManager(Id)?.UnitOn(bank.Today), "due", told[^1].RefId));
        }

        return told.Count;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => WakeAsync();

    // Orleans counts from when it hears of it: a process that was suspended meanwhile would be woken as much later.
    private async Task RegisterAsync(DateTimeOffset next)
    {
        DateTimeOffset now;
        do
        {
            now = clock.Now;
            await this.RegisterOrUpdateReminder(ReminderName, next > now ? next - now : TimeSpan.Zero, TryAgain);
        }
        while (clock.Now - now > LongestPause);
    }

    private async Task SetReminderAsync(AgendaMark mark)
    {
        var after = mark.ToldUntil ?? clock.Now;
        var morning = DueTimes.NextMorning(after, clock.Times, await calendars.GetCalendarAsync(CancellationToken.None)).At;
        var next = await store.FindNextAsync(Id, after, CancellationToken.None) is { } soon && soon < morning ? soon : morning;
        if (_planned != next)
        {
            await RegisterAsync(next);
            _planned = next;
        }

        await store.MarkPlannedAsync(Id, mark.Version, CancellationToken.None);
    }
}
