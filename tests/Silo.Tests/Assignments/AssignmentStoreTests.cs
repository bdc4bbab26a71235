using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Assignments;
using Podium.Grains.Demerits;
using Podium.Grains.Handovers;
using Podium.Grains.Ledger;
using Podium.Silo.Assignments;
using Podium.Silo.Database;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Assignments;

public abstract class AssignmentStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly DateOnly Today = Sample.Day;

    [Fact]
    public async Task Rules_count_from_their_day_and_keep_what_was_before()
    {
        var store = Store.Get<IRuleStore>();
        var rules = new AssignmentRules { Ability = 10, MaxCustomers = 50 };
        await store.PutAsync(Today.AddDays(5), rules, Operation("r1", 1), Token);
        await store.PutAsync(Today.AddDays(5), rules, Operation("r1", 1), Token);
        await store.PutAsync(Today, new PoolRules { KeyDays = 9 }, Operation("r2", 2), Token);

        var book = await store.GetAsync<AssignmentRules>(Token);
        (book.On(Today).Version, book.On(Today).Rules).ShouldBe((0, new AssignmentRules()));
        (book.On(Today.AddDays(5)).Version, book.On(Today.AddDays(5)).Rules).ShouldBe((1, rules));
        (await store.GetAsync<PoolRules>(Token)).On(Today).Rules.KeyDays.ShouldBe(9);
    }

    [Fact]
    public async Task Of_two_who_change_a_profile_the_second_reads_it_again()
    {
        var store = Store.Get<IManagerProfileStore>();
        var profile = new ManagerProfile("M1", 0, [Specialty.Credit], ["steel"], 40);
        var saved = await store.SaveAsync(profile, Operation("p1", profile), Token);
        saved.Version.ShouldBe(1);
        (await store.SaveAsync(profile, Operation("p1", profile), Token)).Version.ShouldBe(1);
        (await CodeAsync(() => store.SaveAsync(profile, Operation("p2", 2), Token))).ShouldBe(ErrorCodes.VersionChanged);
        (await store.SaveAsync(saved with { MaxCustomers = null }, Operation("p3", 3), Token)).Version.ShouldBe(2);
        var read = (await store.GetAsync(["M1", "M2"], Token)).ShouldHaveSingleItem().Value;
        (read.MaxCustomers, read.Specialties[0], read.Industries[0]).ShouldBe((null, Specialty.Credit, "steel"));
    }

    [Fact]
    public async Task A_proposal_reads_what_there_is_between_customer_and_managers()
    {
        await RegisterAsync("C1", new Share("M1", 10_000));
        await RegisterAsync("C2", new Share("M2", 10_000));
        await Append(new LedgerBatch("C1", [], Assignment: new Assignment(Today.AddDays(-100), [new Share("M3", 10_000)])));
        await Append(Sample.Batch(Sample.Entry(customer: "C1", amount: 700)));
        await Append(Sample.Batch(Sample.Entry("p2", customer: "C1", kind: EntryKind.LoanDisbursed, product: "loan", amount: 900)));
        await Store.Get<IPodiumDatabase>().WriteAsync(
            sql => sql.ExecuteAsync("insert into customer_relation (customer_id, other_id, kind) values ('C2', 'C1', 0)"), Durability.Full, Token);

        var reader = Store.Get<IProposalReader>();
        var customer = (await reader.ReadCustomersAsync(["C1", "C9"], Today, Token)).ShouldHaveSingleItem();
        (customer.Deposits, customer.Loans, customer.Asks, customer.Industry).ShouldBe((700, 900, Specialty.Credit, "steel"));
        customer.Ties.ShouldBe(
            new Dictionary<string, Tie> { ["M1"] = new(Brought: true), ["M2"] = new(Related: 1), ["M3"] = new(Serves: true) }, ignoreOrder: true);

        await Store.Get<IDemeritStore>().RecordAsync(Demerit("M2"), Today, Token);
        var candidates = await reader.ReadCandidatesAsync([Manager("M2"), Manager("M3")], new AssignmentRules(), Today, Token);
        candidates.Select(c => (c.ManagerId, c.Customers, c.Limit, c.Disqualified)).ShouldBe([("M2", 1, 700, true), ("M3", 1, 700, false)]);
    }

    [Fact]
    public async Task A_team_serves_what_it_was_given_until_the_owners_change()
    {
        var store = Store.Get<ITeamStore>();
        var team = new Team("T1", 0, "Large ones", [new Share("M1", 6_000), new Share("M2", 4_000)]);
        (await store.SaveAsync(team, Operation("t1", 1), Token)).Version.ShouldBe(1);
        (await CodeAsync(() => store.SaveAsync(team, Operation("t2", 2), Token))).ShouldBe(ErrorCodes.VersionChanged);
        await RegisterAsync("C1", new Share("M9", 10_000));
        await Append(Sample.Batch(Sample.Entry(customer: "C1", amount: 700)));
        await Append(new LedgerBatch("C1", [], Assignment: new Assignment(Today, team.Members)));
        await store.GiveAsync("T1", "C1", Today, team.Members, Token);

        var served = (await store.ReadCustomersAsync(["T1"], Today, Token))["T1"].ShouldHaveSingleItem();
        (served.CustomerId, served.Deposits, served.From).ShouldBe(("C1", 700, Today));
        (await store.ReadCustomersAsync(["T1"], Today.AddDays(-1), Token))["T1"].ShouldBeEmpty();

        await Append(new LedgerBatch("C1", [], Assignment: new Assignment(Today, [new Share("M1", 10_000)])));
        (await store.ReadCustomersAsync(["T1"], Today, Token))["T1"].ShouldBeEmpty();
        await store.SaveAsync(team with { Version = 1, Retired = true }, Operation("t3", 3), Token);
        (await store.FindAsync("T1", Token))!.Retired.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_is_disqualified_gets_a_draft_of_the_whole_portfolio_once()
    {
        var handovers = Store.Get<IHandoverStore>();
        await RegisterAsync("C1", new Share("M1", 10_000));
        await RegisterAsync("C2", new Share("M1", 5_000), new Share("M2", 5_000));
        await RegisterAsync("C3", new Share("M1", 10_000));
        await Store.Get<IDemeritStore>().RecordAsync(Demerit("M1"), Today, Token);
        await Store.Get<IDemeritStore>().RecordAsync(Demerit("M1") with { Id = "d-again" }, Today, Token);
        await Store.Get<IDemeritStore>().RecordAsync(Demerit("M7"), Today, Token);

        var (draft, progress) = (await handovers.ListAsync(["M1", "M7"], HandoverState.Draft, 10, Token)).ShouldHaveSingleItem();
        (draft.GiverId, draft.ReceiverId, draft.AllCustomers, progress.Waiting).ShouldBe(("M1", "", true, 3));
        (await handovers.FindDueAsync(Today, Token)).ShouldBeEmpty();

        var (rest, part) = HandoverRules.Split(draft, "part", "M3", Today, Today, "head", Storage.Now);
        var step = new HandoverStep("part", "head", Storage.Now, HandoverSigner.Giver, draft.Reason);
        (await handovers.SplitAsync(rest, part, ["C3"], step, Token)).ShouldBeTrue();
        (await handovers.SplitAsync(rest, part, ["C3"], step, Token)).ShouldBeTrue();
        (await handovers.SplitAsync(rest, part with { Id = "late" }, ["C1"], step with { OperationId = "late" }, Token)).ShouldBeFalse();
        var (made, ofPart) = (await handovers.FindAsync("part", Token))!.Value;
        (made.State, made.ReceiverId, ofPart.Waiting, made.Signatures.Single().InPlaceReason).ShouldBe((HandoverState.Open, "M3", 1, draft.Reason));

        var chosen = HandoverRules.Choose(rest, "M2", Today.AddDays(1), Today, "head", Storage.Now);
        (await handovers.StepAsync(chosen, step with { OperationId = "chosen" }, Token)).ShouldBeTrue();
        var (open, ofRest) = (await handovers.FindAsync(draft.Id, Token))!.Value;
        (open.State, open.ReceiverId, open.From, open.AllCustomers, ofRest.Waiting).ShouldBe((HandoverState.Open, "M2", Today.AddDays(1), false, 2));
        open.Signatures.Select(s => s.Signer).ShouldBe([HandoverSigner.Giver]);
    }

    private static Demerit Demerit(string manager) => new(
        "d-" + manager, 1, manager, StandardFaults.VisitMissed, 0, 1, true, Today, "Seen by the head", null, null, DemeritState.Recorded, "head", Storage.Now);

    private static ManagerRecord Manager(string id) => new(id, id, "manager", true, [new ManagerPlacement("B1", Today)]);

    private static Operation Operation(string id, object content) => new(id, "test", "ann", content);

    private static async Task<string> CodeAsync(Func<Task> call) => (await Should.ThrowAsync<PodiumException>(call)).Error.Code;

    private Task RegisterAsync(string id, params Share[] shares) => Append(Sample.Registration(id, assignment: new Assignment(new DateOnly(2020, 2, 29), [.. shares])));

    private Task<AppendResult> Append(LedgerBatch batch) => Store.Get<ILedgerAppender>().AppendAsync(batch);
}

public sealed class SqliteAssignmentStoreTests(SqliteFixture fixture) : AssignmentStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresAssignmentStoreTests(PostgresFixture fixture) : AssignmentStoreTests(fixture);
