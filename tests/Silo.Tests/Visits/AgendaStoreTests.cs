using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Ledger;
using Podium.Grains.Visits;
using Podium.Silo.Database;
using Podium.Silo.Tests.Support;
using Podium.Silo.Visits;

namespace Podium.Silo.Tests.Visits;

public abstract class AgendaStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 9, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 3, 9);
    private int _operations;

    private IVisitStore Visits => Store.Get<IVisitStore>();

    private IAgendaStore Agendas => Store.Get<IAgendaStore>();

    [Fact]
    public async Task Two_processes_never_plan_overlapping_visits_of_one_manager()
    {
        await RegisterAsync("C1");
        var other = (await OpenAnotherAsync()).Get<IVisitStore>();
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => TryAsync(i % 2 == 0 ? Visits : other, Nine.AddMinutes(i))));
        results.Count(code => code is null).ShouldBe(1);
        results.Count(code => code == ErrorCodes.VisitOverlaps).ShouldBe(9);
    }

    [Fact]
    public async Task An_operation_counts_once_in_every_process()
    {
        await RegisterAsync("C1");
        var other = (await OpenAnotherAsync()).Get<IVisitStore>();
        var operation = Operation();
        var plan = new VisitPlan("C1", "M1", [(Nine, Nine.AddHours(1), Day)], "p", "q");
        var visits = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? Visits : other).PlanAsync(plan, operation, Token)));
        visits.Select(v => v.Id).Distinct().ShouldHaveSingleItem();
        (await Should.ThrowAsync<PodiumException>(() => Visits.PlanAsync(plan, operation with { Actor = "bob" }, Token))).Error.Code.ShouldBe(ErrorCodes.Conflict);
    }

    [Fact]
    public async Task What_came_due_is_told_once_and_in_order_however_often_the_manager_wakes()
    {
        await RegisterAsync("C1");
        await PlanAsync("C1", Nine);
        (await Agendas.FindAsync("M1", Token))!.ToldUntil.ShouldBe(Storage.Now, "what comes due before the first reminder is set is told too");
        var contact = new Contact("k1", "C1", "M1", ContactKind.Phone, Nine.AddDays(-1), Day.AddDays(-1), "r", Nine.AddDays(2), "ann", ContactOutcome.Declined);
        (await Visits.AddContactAsync(contact, Operation(), Token)).ShouldBe(contact);
        (await Agendas.FindNextAsync("M1", Nine.AddDays(-3), Token)).ShouldBe(Nine - DueTimes.VisitLead);
        (await Agendas.FindNextAsync("M1", Nine, Token)).ShouldBe(Nine.AddDays(2));

        var due = await Agendas.ReadDueAsync("M1", Nine.AddDays(-3), Nine.AddDays(4), Token);
        due.Select(d => d.Kind).ShouldBe([DueKind.Visit, DueKind.Callback]);
        (await Agendas.TellAsync("M1", due, Nine.AddDays(4), Token)).ShouldBe(due);
        (await Agendas.TellAsync("M1", due, Nine.AddDays(4), Token)).ShouldBeEmpty();
        (await Agendas.FindAsync("M1", Token))!.ToldUntil.ShouldBe(Nine.AddDays(4));

        (await Agendas.ListUnplannedAsync(10, Token)).ShouldBe(["M1"]);
        await Agendas.MarkPlannedAsync("M1", (await Agendas.FindAsync("M1", Token))!.Version, Token);
        (await Agendas.ListUnplannedAsync(10, Token)).ShouldBeEmpty();
        await PlanAsync("C1", Nine.AddDays(1));
        (await Agendas.ListUnplannedAsync(10, Token)).ShouldBe(["M1"]);
    }

    [Fact]
    public async Task A_portfolio_is_read_with_what_was_done_and_planned()
    {
        await RegisterAsync("C1", Tier.Key);
        await RegisterAsync("C2");
        var visit = await PlanAsync("C1", Nine);
        await PlanAsync("C1", Nine.AddDays(3));
        await Visits.GoOutAsync(visit, "p", "w", Nine.AddHours(2), Operation(), Token);
        await Visits.ComeBackAsync(visit, Operation(), Token);
        await Visits.AddContactAsync(new Contact("k1", "C2", "M1", ContactKind.Sms, Nine, Day, "r", null, "ann"), Operation(), Token);

        var customers = await Store.Get<IServiceReader>().ReadCustomersAsync(["M1"], Day.AddDays(-30), Day, Token);

        customers.Select(c => (c.Id, c.Tier, c.ManagerId)).ShouldBe([("C1", Tier.Key, "M1"), ("C2", Tier.General, "M1")]);
        customers[0].Services.ShouldBe([new Service(Day, true)]);
        customers[0].Planned.ShouldBe([Day.AddDays(3)]);
        customers[1].Services.ShouldBe([new Service(Day, false)]);
        (await Store.Get<IServiceReader>().ReadCustomersAsync(null, Day, Day, Token)).Count.ShouldBe(2);
        (await Store.Get<IServiceReader>().ReadCustomersAsync(["M2"], Day, Day, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_customer_is_judged_by_the_tier_it_had_on_each_day()
    {
        await RegisterAsync("C1");
        await Store.Get<ILedgerAppender>().AppendAsync(new LedgerBatch("C1", [], Sample.Customer(tier: Tier.Key), TierFrom: Day));

        var customer = await Store.Get<IServiceReader>().FindCustomerAsync("C1", Day, Day, Token);

        customer!.Course.ShouldBe([new Standing(new DateOnly(2020, 2, 29), Tier.General), new Standing(Day, Tier.Key)]);
    }

    private async Task<string?> TryAsync(IVisitStore store, DateTimeOffset start)
    {
        try
        {
            await store.PlanAsync(new VisitPlan("C1", "M1", [(start, start.AddHours(1), Day)], "p", "q"), Operation(), Token);
            return null;
        }
        catch (PodiumException refused)
        {
            return refused.Error.Code;
        }
    }

    private Task<Visit> PlanAsync(string customer, DateTimeOffset start) =>
        Visits.PlanAsync(new VisitPlan(customer, "M1", [(start, start.AddHours(1), DateOnly.FromDateTime(start.UtcDateTime))], "p", "q"), Operation(), Token);

    private Operation Operation() => new($"op{Interlocked.Increment(ref _operations)}", "visit.test", "ann", "x");

    private Task RegisterAsync(string id, Tier tier = Tier.General) =>
        Store.Get<ILedgerAppender>().AppendAsync(Sample.Registration(id, Sample.Customer(tier: tier), [id + "-a"]));
}

public sealed class SqliteAgendaStoreTests(SqliteFixture fixture) : AgendaStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresAgendaStoreTests(PostgresFixture fixture) : AgendaStoreTests(fixture);
