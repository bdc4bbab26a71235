using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Indicators;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Organization;

public abstract class BankStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly BankDay Day = new(new DateOnly(2026, 3, 4), "CNY", 2, "Asia/Shanghai", true, "示范银行", new DateOnly(2026, 1, 1));

    private IBankStore Bank => Store.Get<IBankStore>();

    [Fact]
    public async Task A_new_database_has_nothing_at_version_zero()
    {
        (await Bank.GetVersionsAsync(Token)).ShouldBe(new BankVersions(0, 0, 0));
        (await Bank.LoadDayAsync(Token)).ShouldBeNull();
        (await Bank.HasEntriesAsync(Token)).ShouldBeFalse();
        var organization = await Bank.LoadOrganizationAsync(Token);
        organization.Units.ShouldBeEmpty();
        organization.Managers.ShouldBeEmpty();
        (await Bank.LoadIndicatorsAsync(Token)).Indicators.ShouldBeEmpty();
    }

    [Fact]
    public async Task Units_come_back_parents_before_children()
    {
        var version = await Bank.SaveOrganizationAsync([Unit("A", "Z"), Unit("Z", null), Unit("B", "A"), Unit("0", "B")], [], Token);

        var organization = await Bank.LoadOrganizationAsync(Token);

        organization.Version.ShouldBe(version);
        organization.Units.Select(unit => unit.Id).ShouldBe(["Z", "A", "B", "0"]);
        organization.Units[1].ShouldBe(Unit("A", "Z"));
    }

    [Fact]
    public async Task Managers_are_replaced_with_their_placements()
    {
        await Bank.SaveOrganizationAsync([Unit("Z", null)], [Manager("M1", "Old", ("Z", 2020), ("Y", 2021)), Manager("M2", "Two", ("Z", 2020))], Token);
        await Bank.SaveOrganizationAsync([Unit("Z", null) with { NameEn = "Renamed" }], [Manager("M1", "New", ("X", 2022), ("Z", 2019)) with { Active = false }], Token);

        var organization = await Bank.LoadOrganizationAsync(Token);

        organization.Units.ShouldHaveSingleItem().NameEn.ShouldBe("Renamed");
        organization.Managers.Select(manager => (manager.Id, manager.Name, manager.Active)).ShouldBe([("M1", "New", false), ("M2", "Two", true)]);
        organization.Managers[0].Placements.ShouldBe([new("Z", new DateOnly(2019, 1, 1)), new("X", new DateOnly(2022, 1, 1))]);
    }

    [Fact]
    public async Task Every_change_raises_the_version_of_its_part_only()
    {
        (await Bank.SaveOrganizationAsync([Unit("Z", null)], [], Token)).ShouldBe(1);
        (await Bank.SaveOrganizationAsync([], [], Token)).ShouldBe(2);
        (await Bank.SaveIndicatorsAsync([Indicator("a")], Token)).ShouldBe(1);
        (await Bank.SaveDayAsync(Day, Token)).ShouldBe(1);
        (await Bank.SaveDayAsync(Day, Token)).ShouldBe(2);

        (await Bank.GetVersionsAsync(Token)).ShouldBe(new BankVersions(2, 1, 2));
    }

    [Fact]
    public async Task Changes_at_once_get_a_version_each()
    {
        var other = (await OpenAnotherAsync()).Get<IBankStore>();

        var versions = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? Bank : other).SaveDayAsync(Day, Token)));

        versions.Order().ShouldBe(Enumerable.Range(1, 20).Select(i => (long)i));
    }

    [Fact]
    public async Task Indicators_keep_their_order_and_new_ones_come_last()
    {
        await Bank.SaveIndicatorsAsync([Indicator("b"), Indicator("a")], Token);
        await Bank.SaveIndicatorsAsync([Indicator("c"), Indicator("b") with { NameZh = "存款" }], Token);

        var catalog = await Bank.LoadIndicatorsAsync(Token);

        catalog.Version.ShouldBe(2);
        catalog.Indicators.Select(indicator => indicator.Code).ShouldBe(["b", "a", "c"]);
        catalog.Indicators[0].NameZh.ShouldBe("存款");
        catalog.Indicators[0].Terms.ShouldBe(Indicator("b").Terms);
        catalog.Indicators[0].CustomerKind.ShouldBe(CustomerKind.Institution);
    }

    [Fact]
    public async Task The_bank_s_day_comes_back_as_saved()
    {
        await Bank.SaveDayAsync(Day, Token);
        await Bank.SaveDayAsync(Day with { BusinessDate = Day.BusinessDate.AddDays(1), FollowsClock = false }, Token);

        (await Bank.LoadDayAsync(Token)).ShouldBe(Day with { BusinessDate = Day.BusinessDate.AddDays(1), FollowsClock = false });
    }

    [Fact]
    public async Task The_first_entry_shows()
    {
        await Store.Get<ILedgerAppender>().AppendAsync(Sample.Batch(Sample.Entry()));

        (await Bank.HasEntriesAsync(Token)).ShouldBeTrue();
    }

    private static OrgUnit Unit(string id, string? parent) => new(id, parent, $"Unit {id}", $"机构 {id}");

    private static ManagerRecord Manager(string id, string name, params (string Unit, int Year)[] placements) =>
        new(id, name, "senior", true, [.. placements.Select(placement => new ManagerPlacement(placement.Unit, new DateOnly(placement.Year, 1, 1)))]);

    private static IndicatorDefinition Indicator(string code) =>
        new(code, $"Name {code}", $"名 {code}", IndicatorForm.Average, IndicatorUnit.Money, [new(EntryKind.DepositIn, 1), new(EntryKind.DepositOut, -1)], ["term"], CustomerKind.Institution);
}

public sealed class SqliteBankStoreTests(SqliteFixture fixture) : BankStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresBankStoreTests(PostgresFixture fixture) : BankStoreTests(fixture);
