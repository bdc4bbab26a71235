using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Leagues;
using Podium.Contracts.Organization;
using Podium.Grains.Organization;
using Podium.WebHost.Security;

namespace Podium.WebHost.Tests.Security;

public sealed class DataScopeTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    // bank -> north (n1, n2), south (s1)
    private static readonly OrganizationTree Bank = new(new OrganizationSnapshot(
        1,
        [Unit("bank", null), Unit("north", "bank"), Unit("south", "bank"), Unit("n1", "north"), Unit("n2", "north"), Unit("s1", "south")],
        [Manager("ann", "n1"), Manager("bob", "n1"), Manager("cy", "s1"), Manager("~n1", "n1"),
            new ManagerRecord("mover", "mover", "manager", true, [new ManagerPlacement("s1", new DateOnly(2020, 1, 1)), new ManagerPlacement("n2", Today.AddDays(1))])]));

    [Theory]
    [InlineData(CallerRole.Administrator)]
    [InlineData(CallerRole.Auditor)]
    public void Administrators_and_auditors_see_the_whole_bank(CallerRole role)
    {
        var scope = Scope(role);
        scope.AllowsUnit("bank").ShouldBeTrue();
        scope.AllowsUnit("s1").ShouldBeTrue();
        scope.AllowsManager("cy").ShouldBeTrue();
        scope.AllowsCustomer("s1", []).ShouldBeTrue();
        scope.AllowsTable(Table("south")).ShouldBe(TableAccess.Full);
    }

    [Fact]
    public void What_does_not_exist_is_outside_of_every_scope()
    {
        var scope = Scope(CallerRole.Administrator);
        scope.AllowsUnit("nowhere").ShouldBeFalse();
        scope.AllowsManager("nobody").ShouldBeFalse();
        scope.AllowsManager("~nowhere").ShouldBeFalse();
        scope.AllowsTable(Table("nowhere")).ShouldBe(TableAccess.None);
    }

    [Fact]
    public void A_branch_head_sees_the_unit_and_below()
    {
        var scope = Scope(CallerRole.BranchHead, unit: "north");
        new[] { "bank", "north", "n1", "n2", "south", "s1" }.Where(scope.AllowsUnit).ShouldBe(["north", "n1", "n2"]);
        new[] { "bank", "north", "n1", "n2", "south", "s1" }.Where(scope.ShowsUnit).ShouldBe(["north", "n1", "n2"]);
        new[] { "ann", "bob", "cy", "~n1", "~s1", "~bank" }.Where(scope.AllowsManager).ShouldBe(["ann", "bob", "~n1"]);
        scope.AllowsTable(Table("n1")).ShouldBe(TableAccess.Full);
        scope.AllowsTable(Table("north")).ShouldBe(TableAccess.Full);
        scope.AllowsTable(Table("bank")).ShouldBe(TableAccess.None);
        scope.AllowsTable(Table("south")).ShouldBe(TableAccess.None);
    }

    [Fact]
    public void A_branch_head_sees_customers_served_from_the_unit_or_unserved_and_at_home_in_it()
    {
        var scope = Scope(CallerRole.BranchHead, unit: "north");
        scope.AllowsCustomer("s1", [new Share("ann", 5000), new Share("cy", 5000)]).ShouldBeTrue();
        scope.AllowsCustomer("n1", []).ShouldBeTrue();
        scope.AllowsCustomer("n1", [new Share("cy", 10000)]).ShouldBeFalse();
        scope.AllowsCustomer("s1", []).ShouldBeFalse();
    }

    [Fact]
    public void A_manager_sees_only_the_own_portfolio()
    {
        var scope = Scope(CallerRole.Manager, manager: "ann");
        scope.OwnUnitId.ShouldBe("n1");
        scope.AllowsManager("ann").ShouldBeTrue();
        scope.AllowsManager("bob").ShouldBeFalse();
        scope.AllowsManager("~n1").ShouldBeFalse();
        scope.AllowsUnit("n1").ShouldBeFalse();
        scope.AllowsCustomer("n1", [new Share("ann", 1), new Share("bob", 9999)]).ShouldBeTrue();
        scope.AllowsCustomer("n1", [new Share("bob", 10000)]).ShouldBeFalse();
        scope.AllowsCustomer("n1", []).ShouldBeFalse();
    }

    [Fact]
    public void A_manager_sees_tables_up_to_the_root_with_the_amounts_of_colleagues_hidden()
    {
        var scope = Scope(CallerRole.Manager, manager: "ann");
        foreach (var unit in new[] { "n1", "north", "bank" })
        {
            scope.AllowsTable(Table(unit)).ShouldBe(TableAccess.Masked);
            scope.ShowsUnit(unit).ShouldBeTrue();
        }

        scope.AllowsTable(Table("n2")).ShouldBe(TableAccess.None);
        scope.AllowsTable(Table("south")).ShouldBe(TableAccess.None);
        scope.ShowsAmountsOf(Table("bank"), "ann").ShouldBeTrue();
        scope.ShowsAmountsOf(Table("bank"), "bob").ShouldBeFalse();
        scope.ShowsAmountsOf(Table("bank"), null).ShouldBeFalse();
        scope.ShowsAmountsOf(Table("n2"), "ann").ShouldBeFalse();
    }

    [Fact]
    public void The_bank_can_show_managers_the_amounts_of_colleagues()
    {
        var scope = Scope(CallerRole.Manager, manager: "ann", showPeers: true);
        scope.AllowsTable(Table("bank")).ShouldBe(TableAccess.Full);
        scope.AllowsTable(Table("south")).ShouldBe(TableAccess.None);
        scope.AllowsCustomer("n1", [new Share("bob", 10000)]).ShouldBeFalse();
    }

    [Fact]
    public void A_manager_who_changes_unit_changes_scope_on_the_day_of_the_move()
    {
        Scope(CallerRole.Manager, manager: "mover").AllowsTable(Table("n2")).ShouldBe(TableAccess.None);
        Scope(CallerRole.Manager, manager: "mover", today: Today.AddDays(1)).AllowsTable(Table("n2")).ShouldBe(TableAccess.Masked);
        Scope(CallerRole.BranchHead, unit: "south").AllowsManager("mover").ShouldBeTrue();
        Scope(CallerRole.BranchHead, unit: "south", today: Today.AddDays(1)).AllowsManager("mover").ShouldBeFalse();
    }

    [Fact]
    public void An_integrator_sees_the_organisation_and_no_business()
    {
        var scope = Scope(CallerRole.Integrator);
        scope.ShowsUnit("s1").ShouldBeTrue();
        scope.ShowsManager("cy").ShouldBeTrue();
        scope.AllowsUnit("s1").ShouldBeFalse();
        scope.AllowsManager("cy").ShouldBeFalse();
        scope.AllowsCustomer("s1", []).ShouldBeFalse();
        scope.AllowsTable(Table("bank")).ShouldBe(TableAccess.None);
    }

    [Fact]
    public void A_display_sees_its_tables_and_nothing_else()
    {
        var scope = Scope(CallerRole.Display, unit: "north", tables: [Table("n1").ToString(), Table("south").ToString()]);
        scope.AllowsTable(Table("n1")).ShouldBe(TableAccess.Masked);
        scope.AllowsTable(Table("n1") with { Period = Period.Day }).ShouldBe(TableAccess.None);
        scope.AllowsTable(Table("south")).ShouldBe(TableAccess.None);
        scope.AllowsManager("ann").ShouldBeFalse();
        scope.AllowsCustomer("n1", [new Share("ann", 10000)]).ShouldBeFalse();
        scope.ShowsAmountsOf(Table("n1"), "ann").ShouldBeFalse();
    }

    [Theory]
    [InlineData(CallerRole.Manager)]
    [InlineData(CallerRole.BranchHead)]
    [InlineData(CallerRole.Display)]
    public void An_account_without_manager_or_unit_sees_nothing(CallerRole role)
    {
        var scope = Scope(role);
        scope.AllowsUnit("bank").ShouldBeFalse();
        scope.ShowsUnit("bank").ShouldBeFalse();
        scope.AllowsManager("ann").ShouldBeFalse();
        scope.AllowsTable(Table("bank")).ShouldBe(TableAccess.None);
    }

    private static LeagueTableKey Table(string unit) => new(unit, LeagueScope.Managers, "deposit.balance", Period.Month);

    private static OrgUnit Unit(string id, string? parent) => new(id, parent, id, id);

    private static ManagerRecord Manager(string id, string unit) => new(id, id, "manager", true, [new ManagerPlacement(unit, new DateOnly(2020, 1, 1))]);

    private static DataScope Scope(
        CallerRole role,
        string? manager = null,
        string? unit = null,
        ImmutableArray<string> tables = default,
        bool showPeers = false,
        DateOnly? today = null) =>
        new(new Caller("user", "User", role, manager, unit, tables.IsDefault ? [] : tables), Bank, today ?? Today, showPeers);
}
