using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Grains.Audit;
using Podium.Grains.Customers;
using Podium.Grains.Customers.Files;
using Podium.Grains.Customers.Search;
using Podium.Grains.Ledger;
using Podium.Silo.Database;
using Podium.Silo.Hosting;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Customers.Files;

public abstract class CustomerFileStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly CustomerProfile Person = new("张伟", CustomerKind.Person, "13800138000");

    private static readonly FileContent Full = new(
        CustomerStatus.Potential,
        true,
        new PersonFile(
            [new FamilyMember("李娜", "妻子"), new FamilyMember("张明", "儿子", new Birthday(BirthdayCalendar.Solar, 2, 29))],
            "总经理",
            "张总",
            new Birthday(BirthdayCalendar.Lunar, 6, 16, 1987, true),
            "围棋"),
        null,
        "<script>alert(1)</script>");

    private ICustomerFileStore Files => Store.Get<ICustomerFileStore>();

    [Fact]
    public async Task A_file_comes_back_as_saved()
    {
        await RegisterAsync("C1", Person);
        (await Files.LoadAsync("C1", Token)).ShouldBeNull();

        (await Files.SaveAsync(Write("C1", "op1", 0, Person, Full), Token)).ShouldBe(FileOutcome.Saved);

        var file = (await Files.LoadAsync("C1", Token)).ShouldNotBeNull();
        file.Version.ShouldBe(1);
        Same(file.Content, Full);
        (await Files.SaveAsync(Write("C1", "op2", 1, Person, FileContent.Empty(CustomerKind.Person)), Token)).ShouldBe(FileOutcome.Saved);
        Same((await Files.LoadAsync("C1", Token))!.Content, FileContent.Empty(CustomerKind.Person));
    }

    [Fact]
    public async Task A_company_s_file_comes_back_as_saved()
    {
        var profile = Person with { Kind = CustomerKind.Corporate };
        await RegisterAsync("C1", profile);
        var content = new FileContent(
            CustomerStatus.Active, false, null, new CompanyFile([new ContactPerson("赵", "CFO", "1", "z@example.com"), new ContactPerson("钱")], "9131", "王芳"), "");

        await Files.SaveAsync(Write("C1", "op1", 0, profile, content), Token);

        Same((await Files.LoadAsync("C1", Token))!.Content, content);
        (await SearchAsync("9131")).ShouldBe(["C1"]);
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_wins_and_the_other_is_told()
    {
        await RegisterAsync("C1", Person);
        var other = (await OpenAnotherAsync()).Get<ICustomerFileStore>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            (i % 2 == 0 ? Files : other).SaveAsync(Write("C1", $"op{i}", 0, Person, Full with { Notes = $"{i}" }), Token)));

        outcomes.Count(outcome => outcome == FileOutcome.Saved).ShouldBe(1);
        outcomes.Count(outcome => outcome == FileOutcome.VersionChanged).ShouldBe(7);
        (await Files.LoadAsync("C1", Token))!.Version.ShouldBe(1);
        var audit = Store.Get<IAuditTrail>();
        (await audit.ReadAsync(new AuditQuery(null, "C1", "customer.fileChanged", null, null, null, 10), Token)).Count.ShouldBe(1);
        (await audit.VerifyAsync(Token)).Intact.ShouldBeTrue();
    }

    [Fact]
    public async Task A_repeated_operation_changes_nothing_and_a_used_one_is_a_conflict()
    {
        await RegisterAsync("C1", Person);
        await Files.SaveAsync(Write("C1", "op1", 0, Person, Full), Token);

        (await Files.SaveAsync(Write("C1", "op1", 0, Person, Full), Token)).ShouldBe(FileOutcome.Repeated);
        (await Files.SaveAsync(Write("C1", "op1", 1, Person, Full with { Notes = "other" }), Token)).ShouldBe(FileOutcome.Conflict);
        (await Files.LoadAsync("C1", Token))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task The_terms_of_a_customer_follow_its_name_and_phone()
    {
        await RegisterAsync("C1", Person);
        (await SearchAsync("zw")).ShouldBe(["C1"]);
        (await SearchAsync("8000")).ShouldBe(["C1"]);

        await Files.SaveAsync(Write("C1", "op1", 0, Person with { Name = "李娜", Phone = null }, Full), Token);

        (await SearchAsync("zw")).ShouldBeEmpty();
        (await SearchAsync("8000")).ShouldBeEmpty();
        (await SearchAsync("lina")).ShouldBe(["C1"]);
        (await SearchAsync("lina", ["M1"])).ShouldBe(["C1"]);
        (await SearchAsync("lina", ["M2"])).ShouldBeEmpty();
        var many = Enumerable.Range(1, 40).Select(i => $"M{i}").ToArray();
        (await SearchAsync("lina", many)).ShouldBe(["C1"]);
        (await SearchAsync("lina", [.. many.Skip(1)])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Important_customers_without_a_full_archive_are_listed()
    {
        await RegisterAsync("C1", Person with { Address = "Street" });
        await RegisterAsync("C2", Person, Tier.Important);
        await RegisterAsync("C3", Person with { Address = "Street" }, Tier.Key);
        await Files.SaveAsync(Write("C3", "op1", 0, Person with { Address = "Street" }, Full), Token);

        var all = await Store.Get<ICustomerStore>().SearchAsync(Query(null), Token);
        all.Rows.Select(row => (row.Id, row.Completeness)).ShouldBe([("C1", 100), ("C2", 14), ("C3", 100)]);
        (await Store.Get<ICustomerStore>().SearchAsync(Query(null) with { Incomplete = true }, Token)).Rows.Select(row => row.Id).ShouldBe(["C2"]);
        (await Store.Get<ICustomerStore>().SearchAsync(Query(null) with { Tier = Tier.Key }, Token)).Rows.Select(row => row.Id).ShouldBe(["C3"]);
    }

    [Fact]
    public async Task A_tier_that_changed_twice_on_a_day_is_kept_as_the_day_ended()
    {
        var day = Sample.Day;
        await AppendAsync(Sample.Registration("C1", Sample.Customer(tier: Tier.Key)) with { TierFrom = day });
        await AppendAsync(Sample.Registration("C1", Sample.Customer(tier: Tier.Important)) with { TierFrom = day });
        await AppendAsync(Sample.Registration("C1", Sample.Customer(tier: Tier.General)) with { TierFrom = day.AddDays(3) });

        (await Files.LoadTiersAsync("C1", Token)).ShouldBe([new TierStep(day, Tier.Important), new TierStep(day.AddDays(3), Tier.General)]);
    }

    [Fact]
    public async Task A_relation_shows_on_both_sides_and_goes_from_both()
    {
        CustomerRelation[] relations = [new("C2", RelationKind.Supplier), new("C3", RelationKind.Owner)];
        (await Files.ChangeRelationsAsync(Relations("op1", 1, relations, []), Token)).ShouldBe(FileOutcome.Saved);
        (await Files.ChangeRelationsAsync(Relations("op1", 1, relations, []), Token)).ShouldBe(FileOutcome.Repeated);
        (await Files.ChangeRelationsAsync(Relations("op1", 2, [], relations), Token)).ShouldBe(FileOutcome.Conflict);

        (await Files.LoadRelationsAsync("C1", Token)).ShouldBe(relations);
        (await Files.LoadRelationsAsync("C2", Token)).ShouldBe([new CustomerRelation("C1", RelationKind.Client)]);
        (await Files.LoadRelationsAsync("C3", Token)).ShouldBe([new CustomerRelation("C1", RelationKind.Other)]);

        await Files.ChangeRelationsAsync(Relations("op2", 1, [], [relations[0]]), Token);
        (await Files.LoadRelationsAsync("C2", Token)).ShouldBeEmpty();
        (await Files.LoadRelationsAsync("C1", Token)).ShouldBe([relations[1]]);
    }

    [Fact]
    public async Task A_timeline_read_page_by_page_has_every_row_once_and_in_order()
    {
        await RegisterAsync("C1", Person);
        foreach (var i in Enumerable.Range(0, 9))
        {
            await AppendAsync(Sample.Batch(Sample.Entry($"p{i}", customer: "C1", amount: i)));
            await Store.Get<IDocumentStore>().AddAsync($"op{i}", Document($"d{i}"), Record("document.added"), Token);
        }

        await AppendAsync(Sample.Registration("C1", Sample.Customer(tier: Tier.Key)) with { TierFrom = Sample.Day });
        var reader = Store.Get<TimelineReader>();
        var (all, end) = await reader.ReadAsync("C1", [], null, 100, Token);
        end.ShouldBeNull();
        all.Count(row => row.Kind == TimelineKind.Posting).ShouldBe(9);
        all.First(row => row.Kind == TimelineKind.Posting).Title.ShouldBe("depositIn");
        all.First(row => row.Kind == TimelineKind.Posting).Detail.ShouldBe("current 0");
        all.Single(row => row.Kind == TimelineKind.Tier).Title.ShouldBe("key");

        var paged = new List<TimelineRow>();
        TimelinePlace? next = null;
        do
        {
            var (rows, place) = await reader.ReadAsync("C1", [], next, 2, Token);
            paged.AddRange(rows);
            next = place is { } given ? TimelinePlace.Parse(given.ToString()) : null;
        }
        while (next is not null);
        paged.ShouldBe(all);
        (await reader.ReadAsync("C1", [TimelineKind.Tier, TimelineKind.Document], null, 100, Token)).Rows.ShouldBe(all.Where(row => row.Kind is TimelineKind.Tier or TimelineKind.Document));
    }

    [Fact]
    public async Task A_document_is_added_once_and_removed_once()
    {
        var documents = Store.Get<IDocumentStore>();
        var first = await documents.AddAsync("op1", Document("d1"), Record("document.added"), Token);
        (await documents.AddAsync("op1", Document("d2") with { Name = "d1.pdf" }, Record("document.added"), Token)).ShouldBe(first);
        (await Should.ThrowAsync<PodiumException>(documents.AddAsync("op1", Document("d3"), Record("document.added"), Token))).Error.Code.ShouldBe("conflict");

        (await documents.ListAsync("C1", Token)).ShouldBe([first]);
        (await documents.FindAsync("C2", "d1", Token)).ShouldBeNull();
        (await documents.RemoveAsync("C1", "d1", Record("document.removed"), Token)).ShouldBeTrue();
        (await documents.RemoveAsync("C1", "d1", Record("document.removed"), Token)).ShouldBeFalse();
        (await documents.FindAsync("C1", "d1", Token)).ShouldBeNull();
        await documents.AddAsync("op4", Document("d4"), Record("document.added"), Token);
        (await documents.FindRemovedAsync(["d1", "d4", "d5"], Token)).ShouldBe(new Dictionary<string, bool> { ["d1"] = true, ["d4"] = false }, ignoreOrder: true);
        (await Store.Get<IAuditTrail>().ReadAsync(new AuditQuery(null, "C1", "document.", null, null, null, 10), Token)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Customers_from_before_there_were_cards_get_theirs_at_the_next_start()
    {
        await AppendAsync(Sample.Registration("C1", Sample.Customer("Alpha")));
        (await SearchAsync("alpha")).ShouldBeEmpty();
        await Store.Get<IPodiumDatabase>().WriteAsync(sql => sql.ExecuteAsync("update backfill set done = @done", ("done", false)), Durability.Full, Token);

        await OpenAnotherAsync();

        (await SearchAsync("alpha")).ShouldBe(["C1"]);
    }

    private static void Same(FileContent actual, FileContent expected) => AuditText.Of(actual).ShouldBe(AuditText.Of(expected));

    private static AuditRecord Record(string action) => new(Storage.Now, "ann", action, "customer/C1", "C1");

    private static CustomerDocument Document(string id) => new(id, "C1", id + ".pdf", "contract", "application/pdf", 3, "00", "ann", Storage.Now);

    private static RelationsWrite Relations(string operation, long hash, CustomerRelation[] added, CustomerRelation[] removed) =>
        new("C1", operation, hash, [.. added], [.. removed], Record("customer.relationsChanged"));

    private static FileWrite Write(string id, string operation, long version, CustomerProfile profile, FileContent content) => new(
        id, operation, FileSave.HashOf(id, content), version, profile, content, CustomerCard.Of(id, profile, content), new AuditRecord(Storage.Now, "ann", "customer.fileChanged", id, id));

    private static CustomerQuery Query(string? text, string[]? managers = null) => new(text, managers, [], Sample.Day, 0, 50);

    private Task RegisterAsync(string id, CustomerProfile profile, Tier tier = Tier.General) => AppendAsync(new LedgerBatch(
        id,
        [],
        new CustomerRow(profile, "B1", Sample.Day, tier),
        [],
        new Assignment(Sample.Day, Sample.Shares(("M1", 10_000))),
        Card: CustomerCard.Of(id, profile, FileContent.Empty(profile.Kind))));

    private async Task AppendAsync(LedgerBatch batch) => (await Store.Get<ILedgerAppender>().AppendAsync(batch)).IsCommitted.ShouldBeTrue();

    private async Task<IEnumerable<string>> SearchAsync(string text, string[]? managers = null) =>
        (await Store.Get<ICustomerStore>().SearchAsync(Query(text, managers), Token)).Rows.Select(row => row.Id);
}

public sealed class SqliteCustomerFileStoreTests(SqliteFixture fixture) : CustomerFileStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresCustomerFileStoreTests(PostgresFixture fixture) : CustomerFileStoreTests(fixture);
