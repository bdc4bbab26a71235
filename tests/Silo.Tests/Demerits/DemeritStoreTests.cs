using Podium.Grains.Audit;
using Podium.Grains.Demerits;
using Podium.Silo.Accounts;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Demerits;

public abstract class DemeritStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly DateOnly Day = new(2026, 3, 4);

    private IDemeritStore Demerits => Store.Get<IDemeritStore>();

    [Fact]
    public async Task A_demerit_is_recorded_once_however_often_it_is_sent()
    {
        await Demerits.RecordAsync(New("d1"), Day, Token);
        (await Demerits.RecordAsync(New("d1") with { Evidence = "other" }, Day, Token)).Evidence.ShouldBe("Seen by the head");

        var (count, rows) = await Demerits.ListAsync(new DemeritQuery(new[] { "M1" }, 2026, null, 0, 10), Token);
        count.ShouldBe(1);
        rows.ShouldHaveSingleItem().ShouldBe(New("d1"));
        (await Demerits.FindAsync("d1", Token))!.Value.Steps.ShouldHaveSingleItem().Note.ShouldBe("Seen by the head");
        (await Demerits.FindAsync("d2", Token)).ShouldBeNull();
        var entries = await Store.Get<IAuditTrail>().ReadAsync(new AuditQuery(null, null, "demerit.", null, null, null, 10), Token);
        entries.ShouldHaveSingleItem().Record.Subject.ShouldBe("demerit/d1");
    }

    [Fact]
    public async Task What_a_rule_found_is_recorded_once_by_whichever_run()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(run => Demerits.RecordAsync(New($"run-{run}") with { RuleKey = "visit:C1:2026-02" }, Day, Token)));

        found.Select(d => d.Id).Distinct().ShouldHaveSingleItem();
        (await Demerits.SumAsync(new[] { "M1" }, 2026, Token)).ShouldHaveSingleItem().Points.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_steps_from_one_version_one_wins()
    {
        var demerit = New("d1");
        await Demerits.RecordAsync(demerit, Day, Token);
        var contested = DemeritRules.Contest(demerit, "I was there");
        var withdrawn = DemeritRules.Withdraw(demerit, "Wrong manager");

        var saved = await Task.WhenAll(
            Demerits.StepAsync(contested, "o1", "ann", "I was there", Storage.Now, Token),
            Demerits.StepAsync(withdrawn, "o2", "head", "Wrong manager", Storage.Now, Token));

        saved.Count(it => it).ShouldBe(1);
        var (stored, steps) = (await Demerits.FindAsync("d1", Token))!.Value;
        stored.State.ShouldBe(saved[0] ? DemeritState.Contested : DemeritState.Withdrawn);
        steps.Count.ShouldBe(2);
        (await Demerits.StepAsync(saved[0] ? contested : withdrawn, saved[0] ? "o1" : "o2", "again", "again", Storage.Now, Token)).ShouldBeTrue();
        (await Demerits.FindAsync("d1", Token))!.Value.Steps.ShouldBe(steps);
    }

    [Fact]
    public async Task Points_count_by_manager_and_year()
    {
        await Demerits.RecordAsync(New("d1") with { Points = 10 }, Day, Token);
        await Demerits.RecordAsync(New("d2") with { Day = new DateOnly(2025, 12, 31) }, Day, Token);
        await Demerits.RecordAsync(New("d3") with { ManagerId = "M2", Points = 2 }, Day, Token);
        var contested = New("d4") with { Points = 5 };
        await Demerits.RecordAsync(contested, Day, Token);
        await Demerits.StepAsync(DemeritRules.Contest(contested, "No"), "o1", "ann", "No", Storage.Now, Token);
        var dropped = New("d5") with { Points = 20 };
        await Demerits.RecordAsync(dropped, Day, Token);
        await Demerits.StepAsync(DemeritRules.Withdraw(dropped, "Error"), "o2", "head", "Error", Storage.Now, Token);

        (await Demerits.SumAsync(new[] { "M1", "M2" }, 2026, Token)).ShouldBe([new DemeritPoints("M1", 15, 5, 2, false), new DemeritPoints("M2", 2, 0, 1, false)]);
        (await Demerits.SumAsync(new[] { "M1" }, 2025, Token)).ShouldHaveSingleItem().Points.ShouldBe(1);
        (await Demerits.ListAsync(new DemeritQuery(new[] { "M1" }, null, DemeritState.Withdrawn, 0, 10), Token)).Rows.ShouldHaveSingleItem().Id.ShouldBe("d5");
    }

    [Fact]
    public async Task What_disqualifies_ends_the_sign_in_with_it()
    {
        var accounts = Store.Get<IAccountStore>();
        var ann = new UserAccount("ann", "Ann", "hash", UserRole.Manager, "M1", null, "stamp");
        await accounts.AddUserAsync(ann, Token);
        await accounts.AddUserAsync(ann with { UserName = "bob", ManagerId = "M2" }, Token);

        await Demerits.RecordAsync(New("d1") with { Disqualifies = true }, Day, Token);

        var suspended = (await accounts.FindUserAsync("ann", Token))!;
        suspended.Active.ShouldBeFalse();
        suspended.SecurityStamp.ShouldNotBe("stamp");
        (await accounts.FindUserAsync("bob", Token))!.Active.ShouldBeTrue();
        (await Demerits.SumAsync(new[] { "M1" }, 2026, Token)).ShouldHaveSingleItem().Disqualified.ShouldBeTrue();
    }

    [Fact]
    public async Task The_banks_own_versions_stand_before_the_standard_ones()
    {
        var harder = StandardFaults.All.Single(f => f.Code == StandardFaults.VisitMissed) with { Points = 3 };
        await Demerits.SaveFaultAsync(harder, Day, "admin", Storage.Now, Token);
        await Demerits.SaveFaultAsync(new Fault("gossip", "Gossip", "闲话", 1), Day, "admin", Storage.Now, Token);

        var catalogue = await Demerits.ReadCatalogueAsync(Token);
        catalogue.Where(v => v.Fault.Code == StandardFaults.VisitMissed).Select(v => (v.Version, v.Fault.Points, v.ChangedBy)).ShouldBe([(1, 3, "admin"), (0, 1, "podium")]);
        catalogue[^1].Fault.Code.ShouldBe("gossip");
    }

    private static Demerit New(string id) => new(
        id, 1, "M1", StandardFaults.VisitMissed, 0, 1, false, Day, "Seen by the head", null, null, DemeritState.Recorded, "head", Storage.Now);
}

public sealed class SqliteDemeritStoreTests(SqliteFixture fixture) : DemeritStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresDemeritStoreTests(PostgresFixture fixture) : DemeritStoreTests(fixture);
