using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Customers;
using Podium.Grains.Ledger;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Customers;

public abstract class CustomerStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    private ICustomerStore Customers => Store.Get<ICustomerStore>();

    [Fact]
    public async Task A_customer_comes_back_with_everything_it_decides_from()
    {
        var first = new Assignment(new DateOnly(2020, 1, 1), Sample.Shares(("M2", 7_000), ("M1", 3_000)));
        var pool = new Assignment(new DateOnly(2025, 1, 1), []);
        await AppendAsync(Sample.Registration("C1", Sample.Customer(tier: Tier.Key), ["A2", "A1"], first));
        await AppendAsync(new LedgerBatch("C1", [], Assignment: pool));
        await AppendAsync(Sample.Batch(
            Sample.Entry("p1", amount: 60, valueDate: Today, postingAmount: 100),
            Sample.Entry("p1", leg: 1, amount: 40, valueDate: Today, postingAmount: 100),
            Sample.Entry("p2", amount: 30, valueDate: Today.AddDays(-5), kind: EntryKind.DepositOut),
            Sample.Entry("p3", amount: -100, valueDate: Today, reverses: "p1"),
            Sample.Entry("l1", amount: 500, valueDate: Today, kind: EntryKind.LoanDisbursed),
            Sample.Entry("t", amount: 9, effect: EntryEffect.Transfer),
            Sample.Entry("fee", amount: 9, kind: EntryKind.Fee)));

        var record = (await Customers.LoadAsync("C1", Token)).ShouldNotBeNull();

        record.Row.ShouldBe(Sample.Customer(tier: Tier.Key));
        record.Accounts.ShouldBe(["A1", "A2"]);
        record.Assignments.Select(a => a.From).ShouldBe([first.From, pool.From]);
        record.Assignments[0].Shares.ShouldBe(first.Shares);
        record.Assignments[1].Shares.ShouldBeEmpty();
        record.DepositSteps.ShouldBe([new DayStep(Today.AddDays(-5), -30), new DayStep(Today, 0)]);
        record.LoanSteps.ShouldBe([new DayStep(Today, 500)]);
        (await Customers.LoadAsync("C9", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task An_assignment_of_the_same_date_is_replaced()
    {
        var day = new DateOnly(2025, 1, 1);
        await AppendAsync(Sample.Registration("C1", assignment: new Assignment(day, Sample.Shares(("M1", 5_000), ("M2", 5_000)))));
        await AppendAsync(new LedgerBatch("C1", [], Assignment: new Assignment(day, Sample.Shares(("M3", 10_000)))));

        var assignment = (await Customers.LoadAsync("C1", Token))!.Assignments.ShouldHaveSingleItem();

        assignment.Shares.ShouldBe(Sample.Shares(("M3", 10_000)));
    }

    [Fact]
    public async Task Of_two_changes_in_one_group_the_later_one_stays()
    {
        var day = new DateOnly(2025, 1, 1);
        await Store.Get<ILedgerStore>().CommitAsync(
            [
                Sample.Registration("C1", Sample.Customer("Old"), assignment: new Assignment(day, Sample.Shares(("M1", 10_000)))),
                Sample.Registration("C1", Sample.Customer("New"), assignment: new Assignment(day, Sample.Shares(("M2", 10_000)))),
            ],
            Storage.Now,
            Token);

        var record = (await Customers.LoadAsync("C1", Token))!;

        record.Row.Profile.Name.ShouldBe("New");
        record.Assignments.ShouldHaveSingleItem().Shares.ShouldBe(Sample.Shares(("M2", 10_000)));
    }

    [Fact]
    public async Task A_search_finds_those_served_today_and_the_unserved_of_the_units()
    {
        await AppendAsync(Registered("C1", "B1", (Today.AddDays(-9), ["M1"]), (Today.AddDays(1), ["M2"])));
        await AppendAsync(Registered("C2", "B1", (Today.AddDays(5), ["M1"])));
        await AppendAsync(Registered("C3", "B1", (Today.AddDays(-9), ["M1"]), (Today, [])));
        await AppendAsync(Registered("C4", "B2", (Today.AddDays(-9), [])));
        await AppendAsync(Registered("C5", "B1", (Today.AddDays(-9), ["M9", "M1"])));

        (await SearchAsync(managers: ["M1"])).ShouldBe(["C1", "C2", "C5"]);
        (await SearchAsync(managers: ["M2"])).ShouldBeEmpty();
        (await SearchAsync(managers: ["M1"], units: ["B1"])).ShouldBe(["C1", "C2", "C3", "C5"]);
        (await SearchAsync(managers: [], units: ["B2"])).ShouldBe(["C4"]);
        (await SearchAsync(managers: null)).ShouldBe(["C1", "C2", "C3", "C4", "C5"]);
    }

    [Fact]
    public async Task A_search_matches_parts_of_name_or_id_whatever_the_case_and_takes_no_wildcards()
    {
        await AppendAsync(Sample.Carded(Sample.Registration("C1", Sample.Customer("Alpha Steel"))));
        await AppendAsync(Sample.Carded(Sample.Registration("C2", Sample.Customer("100% Beta_Works"))));
        await AppendAsync(Sample.Carded(Sample.Registration("X3", Sample.Customer("张伟有限公司"))));

        (await SearchAsync("STEEL")).ShouldBe(["C1"]);
        (await SearchAsync("0% b")).ShouldBe(["C2"]);
        (await SearchAsync("%")).ShouldBe(["C2"]);
        (await SearchAsync("a_s")).ShouldBeEmpty();
        (await SearchAsync("伟有")).ShouldBe(["X3"]);
        (await SearchAsync("x3")).ShouldBe(["X3"]);
    }

    [Fact]
    public async Task A_page_has_the_count_of_all_and_the_owners_of_today()
    {
        foreach (var i in Enumerable.Range(0, 5))
        {
            await AppendAsync(Registered($"C{i}", "B1", (Today.AddDays(-9), ["M1", "M2"])));
        }

        var page = await Customers.SearchAsync(new CustomerQuery(null, null, [], Today, 3, 1), Token);

        page.Count.ShouldBe(5);
        var row = page.Rows.ShouldHaveSingleItem();
        row.Id.ShouldBe("C3");
        row.Shares.Select(share => share.ManagerId).ShouldBe(["M1", "M2"]);
    }

    [Fact]
    public async Task Names_are_found_by_id()
    {
        await AppendAsync(Sample.Registration("C1", Sample.Customer("Alpha")));

        (await Customers.GetNamesAsync(["C1", "C9"], Token)).ShouldBe([KeyValuePair.Create("C1", "Alpha")]);
    }

    private static LedgerBatch[] Registered(string id, string unit, params (DateOnly From, string[] Managers)[] assignments) =>
    [
        .. assignments.Select(row => new LedgerBatch(
            id,
            [],
            Sample.Customer(unit: unit),
            [],
            new Assignment(row.From, [.. row.Managers.Select(manager => new Share(manager, 10_000 / row.Managers.Length))]))),
    ];

    private async Task AppendAsync(params LedgerBatch[] batches)
    {
        foreach (var batch in batches)
        {
            (await Store.Get<ILedgerAppender>().AppendAsync(batch)).IsCommitted.ShouldBeTrue();
        }
    }

    private async Task<IEnumerable<string>> SearchAsync(string? text = null, string[]? managers = null, string[]? units = null) =>
        (await Customers.SearchAsync(new CustomerQuery(text, managers, units ?? [], Today, 0, 100), Token)).Rows.Select(row => row.Id);
}

public sealed class SqliteCustomerStoreTests(SqliteFixture fixture) : CustomerStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresCustomerStoreTests(PostgresFixture fixture) : CustomerStoreTests(fixture);
