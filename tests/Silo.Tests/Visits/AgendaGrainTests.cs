using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Podium.Contracts.Customers;
using Podium.Contracts.Visits;
using Podium.Grains.Visits;
using Podium.Silo.Database;
using Podium.Silo.Tests.Support;
using Podium.Silo.Visits;
using Podium.Testing;

namespace Podium.Silo.Tests.Visits;

/// <summary>Agendas in a real silo with reminders in a real database.</summary>
public abstract class AgendaGrainTests(IDatabaseFixture fixture) : IAsyncLifetime
{
    private TestBank? _bank;
    private int _operations;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestBank Bank => _bank!;

    private IAgendaGrain Agenda => Bank.Grains.GetGrain<IAgendaGrain>("M1");

    public async ValueTask InitializeAsync()
    {
        _bank = await new TestBank(await fixture.CreateDatabaseAsync()).StartAsync();
        var now = DateTimeOffset.UtcNow;
        await _bank.WithSmallBankAsync(DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime));
        await _bank.RegisterAsync("C1", new DateOnly(2020, 1, 1), new Share("M1", 10_000));
    }

    public async ValueTask DisposeAsync()
    {
        await Bank.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_manager_has_one_reminder_for_what_is_next_however_much_is_planned()
    {
        var now = DateTimeOffset.UtcNow;
        await PlanAsync(now.AddMinutes(DueTimes.VisitLead.TotalMinutes + 20));
        await Agenda.PlanAsync();
        var first = (await RemindersAsync()).ShouldHaveSingleItem();
        for (var i = 1; i < 6; i++)
        {
            await PlanAsync(now.AddDays(i));
            await Agenda.PlanAsync();
        }

        (await RemindersAsync()).ShouldHaveSingleItem().StartAt.ShouldBe(first.StartAt);
        first.StartAt.ShouldBeLessThanOrEqualTo(now.UtcDateTime.AddMinutes(21));
        (await Bank.Services.GetRequiredService<IAgendaStore>().ListUnplannedAsync(10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_manager_whose_agenda_slept_for_a_week_catches_up_once()
    {
        var now = DateTimeOffset.UtcNow;
        var store = Bank.Services.GetRequiredService<IAgendaStore>();
        for (var i = 1; i <= 5; i++)
        {
            await PlanAsync(now.AddDays(-i));
        }

        await store.TellAsync("M1", [], now.AddDays(-7), Token);
        (await Agenda.WakeAsync()).ShouldBe(6, "five visits and one morning");
        (await Agenda.WakeAsync()).ShouldBe(0);
        // A process that died before it had noted how far it was tells nothing twice.
        await store.TellAsync("M1", [], now.AddDays(-7), Token);
        (await Agenda.WakeAsync()).ShouldBe(0);
        (await RemindersAsync()).ShouldHaveSingleItem();
    }

    private async Task<IList<ReminderEntry>> RemindersAsync() =>
        (await Bank.Services.GetRequiredService<IReminderTable>().ReadRows(((GrainReference)(object)Agenda).GrainId)).Reminders;

    private Task PlanAsync(DateTimeOffset start) => Bank.Services.GetRequiredService<IVisitStore>().PlanAsync(
        new VisitPlan("C1", "M1", [(start, start.AddMinutes(30), DateOnly.FromDateTime(start.UtcDateTime))], "p", "q"),
        new Operation($"op{++_operations}", "visit.test", "ann", "x"),
        Token);
}

public sealed class SqliteAgendaGrainTests(SqliteFixture fixture) : AgendaGrainTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresAgendaGrainTests(PostgresFixture fixture) : AgendaGrainTests(fixture);
