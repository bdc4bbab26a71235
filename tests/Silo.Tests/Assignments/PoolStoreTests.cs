using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Assignments;
using Podium.Grains.Audit;
using Podium.Grains.Ledger;
using Podium.Grains.Needs;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Assignments;
using Podium.Silo.Database;
using Podium.Silo.Tests.Support;
using Podium.Silo.Visits;

namespace Podium.Silo.Tests.Assignments;

public abstract class PoolStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly DateOnly Today = Sample.Day;
    private static readonly AssignmentRules Rules = new() { MaxCustomers = 3 };
    private static readonly PoolRules Pool = new() { ClaimsPerMonth = 2 };

    private IPoolStore Pools => Store.Get<IPoolStore>();

    [Fact]
    public async Task The_rules_begin_on_the_day_they_first_run()
    {
        (await Pools.BeginAsync(Today, Token)).ShouldBe((Today, null));
        (await Pools.BeginAsync(Today.AddDays(3), Token)).ShouldBe((Today, null));
        await Pools.SaveJudgedAsync([], [], Today.AddDays(3), Token);
        (await Pools.BeginAsync(Today.AddDays(4), Token)).ShouldBe((Today, Today.AddDays(3)));
    }

    [Fact]
    public async Task Quiet_customers_are_found_with_what_keeps_them()
    {
        foreach (var id in new[] { "contacted", "need", "new", "plain", "loan", "pooled", "visited" })
        {
            await RegisterAsync(id, id == "new" ? Today.AddDays(-10) : new DateOnly(2020, 1, 1), new Share("M1", 4_000), new Share("M2", 6_000));
        }

        await ContactAsync("contacted", Today.AddDays(-20));
        await ContactAsync("plain", Today.AddDays(-100));
        await Store.Get<INeedStore>().AddAsync(
            "op", 1, new Need("n", "need", "", NeedKind.Card, "x", null, Today, "M1", "B1", NeedState.Open, null, null, "ann", Storage.Now, null, null, []), new AuditRecord(Storage.Now, "ann", "need.recorded", "n"), Token);
        await Append(Sample.Batch(Sample.Entry(customer: "loan", kind: EntryKind.LoanDisbursed, product: "loan")));
        await Append(new LedgerBatch("pooled", [], Assignment: new Assignment(Today.AddDays(-1), [])));
        var nine = new DateTimeOffset(Today.AddDays(2).ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        await Store.Get<IVisitStore>().PlanAsync(new VisitPlan("visited", "M1", [(nine, nine.AddHours(1), Today.AddDays(2))], "p", "q"), Operation("v"), Token);

        var quiet = await Pools.ReadQuietAsync(Today.AddDays(-30), Today, Token);

        quiet.Select(f => (f.CustomerId, f.ManagerId, f.KeptBy)).ShouldBe(
            [("loan", "M2", "runningLoan"), ("need", "M2", "openNeed"), ("plain", "M2", null), ("visited", "M2", "plannedVisit")]);
        quiet.Single(f => f.CustomerId == "plain").LastContact.ShouldBe(Today.AddDays(-100));
    }

    [Fact]
    public async Task A_warning_stands_until_the_customer_is_contacted()
    {
        await RegisterAsync("C1", new DateOnly(2020, 1, 1), new Share("M1", 10_000));
        var warning = new PoolWarning("C1", "M1", Today.AddDays(-50), Today, Today.AddDays(14), "openNeed");
        await Pools.SaveJudgedAsync([warning], [warning], Today, Token);

        (await Pools.ReadWarningsAsync(Token)).Values.ShouldBe([warning]);
        (await Pools.ListReturningAsync(["M1"], Today, Token)).ShouldBe([new ReturningCustomer(warning, "Alpha Ltd", Tier.General)]);
        (await Pools.ListReturningAsync(["M2"], Today, Token)).ShouldBeEmpty();
        await ContactAsync("C1", Today);
        (await Pools.ListReturningAsync(["M1"], Today, Token)).ShouldBeEmpty();
        await Pools.SaveJudgedAsync([], [], Today.AddDays(1), Token);
        (await Pools.ReadWarningsAsync(Token)).ShouldBeEmpty();
        (await Store.Get<IAuditTrail>().ReadAsync(new AuditQuery(null, "C1", AuditActions.PoolWarned, null, null, null, 10), Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_pool_holds_whom_nobody_serves_and_says_why()
    {
        await RegisterAsync("served", new DateOnly(2020, 1, 1), new Share("M1", 10_000));
        await RegisterAsync("never", new DateOnly(2021, 1, 1));
        await RegisterAsync("put", new DateOnly(2020, 1, 1), new Share("M1", 5_000), new Share("M2", 5_000));
        await Pools.EnterAsync(new PoolEntry("put", Today.AddDays(-5), PoolReason.PutByLeader, "Has moved away", "head"), Token);
        await Append(new LedgerBatch("put", [], Assignment: new Assignment(Today.AddDays(-5), [])));
        await RegisterAsync("other", new DateOnly(2020, 1, 1), unit: "B2");

        var (count, rows) = await Pools.ListAsync(new PoolQuery(["B1"], Today, null, 0, 10), Token);

        count.ShouldBe(2);
        rows.Select(r => (r.CustomerId, r.Reason, r.Since, r.Note)).ShouldBe(
            [("never", PoolReason.NeverServed, new DateOnly(2021, 1, 1), ""), ("put", PoolReason.PutByLeader, Today.AddDays(-5), "Has moved away")]);
        rows[1].Before.ShouldBe(["M1", "M2"]);
        (await Pools.ListAsync(new PoolQuery(["B1"], Today, Tier.Key, 0, 10), Token)).Count.ShouldBe(0);
        (await Pools.ListAsync(new PoolQuery(["B1"], Today.AddDays(-6), null, 0, 10), Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_claims_at_once_one_wins_and_the_others_hear_who()
    {
        await ManagersAsync("M1", "M2");
        await RegisterAsync("C1", new DateOnly(2020, 1, 1));
        var other = (await OpenAnotherAsync()).Get<IPoolStore>();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TryAsync(i % 2 == 0 ? Pools : other, Claim($"op{i}", "C1", i % 2 == 0 ? "M1" : "M2"))));

        results.Count(r => r is null).ShouldBe(1);
        results.OfType<PodiumError>().ShouldAllBe(e => e.Code == ErrorCodes.AlreadyClaimed && e.Message.StartsWith("Manager M", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Claims_made_at_once_never_go_over_the_limit_and_a_refused_one_frees_it()
    {
        await ManagersAsync("M1");
        foreach (var i in Enumerable.Range(0, 6))
        {
            await RegisterAsync($"C{i}", new DateOnly(2020, 1, 1));
        }

        var other = (await OpenAnotherAsync()).Get<IPoolStore>();
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => TryAsync(i % 2 == 0 ? Pools : other, Claim($"op{i}", $"C{i}", "M1"))));

        results.Count(r => r is null).ShouldBe(2);
        results.OfType<PodiumError>().ShouldAllBe(e => e.Code == ErrorCodes.LimitReached);
        (await Pools.GetLimitsAsync("M1", Rules, Pool, Today, Token)).ShouldBe(new PoolLimits(2, 3, 2, 2));
        var won = Array.FindIndex(results, r => r is null);
        await Pools.SettleAsync(Claim($"op{won}", $"C{won}", "M1"), PoolClaimState.Refused, Token);
        (await Pools.GetLimitsAsync("M1", Rules, Pool, Today, Token)).Left.ShouldBe(1);
        (await Pools.ReadUnsettledAsync(Storage.Now.AddMinutes(1), Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_served_the_customer_before_cools_off()
    {
        await ManagersAsync("M1", "M2");
        await RegisterAsync("C1", new DateOnly(2020, 1, 1), new Share("M1", 10_000));
        (await TryAsync(Pools, Claim("op0", "C1", "M2")))!.Message.ShouldBe("Manager M1 serves this customer already.");
        await Append(new LedgerBatch("C1", [], Assignment: new Assignment(Today.AddDays(-1), [])));

        (await TryAsync(Pools, Claim("op1", "C1", "M1")))!.Code.ShouldBe(ErrorCodes.CoolingOff);
        (await TryAsync(Pools, Claim("op2", "C1", "M2"))).ShouldBeNull();
        (await Pools.ReserveAsync(Claim("op2", "C1", "M2"), Rules, Pool, Token)).State.ShouldBe(PoolClaimState.Reserved);
        (await TryAsync(Pools, Claim("op2", "C9", "M2")))!.Code.ShouldBe(ErrorCodes.Conflict);
    }

    private static PoolClaim Claim(string operation, string customer, string manager) => new(operation, customer, manager, Today, PoolClaimState.Reserved, "ann");

    private static Operation Operation(string id) => new(id, "test", "ann", id);

    private static async Task<PodiumError?> TryAsync(IPoolStore store, PoolClaim claim)
    {
        try
        {
            await store.ReserveAsync(claim, Rules, Pool, Token);
            return null;
        }
        catch (PodiumException refusal)
        {
            return refusal.Error;
        }
    }

    private Task ContactAsync(string customer, DateOnly day) => Store.Get<IVisitStore>().AddContactAsync(
        new Contact($"k-{customer}-{day:MMdd}", customer, "M1", ContactKind.Phone, Storage.Now, day, "r", null, "ann"), Operation($"o-{customer}-{day:MMdd}"), Token);

    private Task ManagersAsync(params string[] ids) => Store.Get<IBankStore>().SaveOrganizationAsync(
        [], [.. ids.Select(id => new ManagerRecord(id, "Manager " + id, "manager", true, [new ManagerPlacement("B1", new DateOnly(2020, 1, 1))]))], Token);

    private Task RegisterAsync(string id, DateOnly since, params Share[] shares) => RegisterAsync(id, since, "B1", shares);

    private Task RegisterAsync(string id, DateOnly since, string unit, params Share[] shares) =>
        Append(Sample.Registration(id, Sample.Customer(unit: unit) with { Since = since }, assignment: new Assignment(since, [.. shares])));

    private Task<AppendResult> Append(LedgerBatch batch) => Store.Get<ILedgerAppender>().AppendAsync(batch);
}

public sealed class SqlitePoolStoreTests(SqliteFixture fixture) : PoolStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresPoolStoreTests(PostgresFixture fixture) : PoolStoreTests(fixture);
