using Podium.Grains.Audit;
using Podium.Grains.Ledger;
using Podium.Silo.Audit;
using Podium.Silo.Database;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Audit;

public abstract class AuditTrailTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private IAuditTrail Trail => Store.Get<IAuditTrail>();

    [Fact]
    public async Task A_new_chain_and_a_long_one_are_intact()
    {
        (await Trail.VerifyAsync(Token)).ShouldBe(new AuditVerdict(0, null, null, new string('0', 64)));

        await FillAsync(5);

        var verdict = await Trail.VerifyAsync(Token);
        (verdict.Intact, verdict.Entries).ShouldBe((true, 5));
        verdict.Head.ShouldNotBe(new string('0', 64));
    }

    [Theory]
    [InlineData("update audit_entry set actor = 'bob' where number = 3", 3, AuditFault.Changed)]
    [InlineData("update audit_entry set after = null where number = 1", 1, AuditFault.Changed)]
    [InlineData("update audit_entry set before = after, after = before where number = 5", 5, AuditFault.Changed)]
    [InlineData("delete from audit_entry where number = 2", 2, AuditFault.Missing)]
    [InlineData("delete from audit_entry where number = 1", 1, AuditFault.Missing)]
    [InlineData("delete from audit_entry where number = 5", 5, AuditFault.CutOff)]
    [InlineData("delete from audit_entry", 1, AuditFault.CutOff)]
    [InlineData("delete from audit_head", 6, AuditFault.CutOff)]
    [InlineData("update audit_head set hash = 'ff'", 5, AuditFault.Changed)]
    [InlineData("insert into audit_entry (number, at, actor, action, subject, hash) select 6, at, actor, action, subject, hash from audit_entry where number = 5", 6, AuditFault.Foreign)]
    [InlineData("insert into audit_entry (number, at, actor, action, subject, hash) select 0, at, actor, action, subject, hash from audit_entry where number = 5", 1, AuditFault.Foreign)]
    [InlineData("update audit_entry set number = -3 where number = 3; update audit_entry set number = 3 where number = 4; update audit_entry set number = 4 where number = -3", 3, AuditFault.Changed)]
    public async Task What_is_done_to_the_chain_beside_Podium_shows(string tampering, long firstBroken, AuditFault fault)
    {
        await FillAsync(5);

        await RunAsync(tampering);

        var verdict = await Trail.VerifyAsync(Token);
        (verdict.Intact, verdict.FirstBroken, verdict.Fault).ShouldBe((false, firstBroken, fault));
        verdict.Entries.ShouldBe(firstBroken - 1);
    }

    [Fact]
    public async Task An_end_cut_off_together_with_its_head_shows_by_a_hash_that_was_noted()
    {
        await FillAsync(5);
        var noted = (await Trail.VerifyAsync(Token)).Head;

        await RunAsync("delete from audit_entry where number = 5; update audit_head set number = 4, hash = (select hash from audit_entry where number = 4)");

        var verdict = await Trail.VerifyAsync(Token);
        verdict.Intact.ShouldBeTrue();
        verdict.Head.ShouldNotBe(noted);
    }

    [Fact]
    public async Task Writers_of_two_processes_at_once_make_one_chain()
    {
        var other = (await OpenAnotherAsync()).Get<IAuditTrail>();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? Trail : other).AppendAsync(Record($"s{i}"), Token)));

        var verdict = await Trail.VerifyAsync(Token);
        (verdict.Intact, verdict.Entries).ShouldBe((true, 200));
        var entries = await Trail.ReadAsync(new AuditQuery(null, null, null, null, null, null, 200), Token);
        entries.Select(entry => entry.Record.Subject).Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public async Task An_entry_is_there_if_and_only_if_its_change_is()
    {
        var database = Store.Get<IPodiumDatabase>();
        var trail = Store.Get<AuditTrail>();
        await Should.ThrowAsync<InvalidOperationException>(database.WriteAsync<bool>(
            async sql =>
            {
                await trail.AppendAsync(sql, Record("lost"));
                throw new InvalidOperationException();
            },
            Durability.Full,
            Token));

        await Store.Get<ILedgerAppender>().AppendAsync(Sample.Registration("C1") with { Audit = [Record("kept")] });
        await Store.Get<ILedgerAppender>().AppendAsync(Sample.Batch(Sample.Entry()) with { Audit = [Record("posted")] });
        (await Store.Get<ILedgerAppender>().AppendAsync(Sample.Batch(Sample.Entry()) with { Audit = [Record("refused")] })).IsCommitted.ShouldBeFalse();

        (await AllAsync()).ShouldBe(["posted", "kept"]);
        (await Trail.VerifyAsync(Token)).Intact.ShouldBeTrue();
    }

    [Fact]
    public async Task Entries_come_back_as_written_whatever_the_text()
    {
        var record = new AuditRecord(Storage.Now.AddTicks(10), "ann", "customer.read", "customer/C1", "C1", "n1", "{\"name\":\"<script>'\\\"--\"}", "张伟 \u0001 🙂");
        await Trail.AppendAsync(record, Token);
        await Trail.AppendAsync(record with { After = "a\0b\ud800" }, Token);

        var entries = await Trail.ReadAsync(new AuditQuery(null, null, null, null, null, null, 10), Token);

        entries.Select(entry => entry.Number).ShouldBe([2, 1]);
        entries[1].Record.ShouldBe(record);
        entries[0].Record.After.ShouldBe("a\uFFFDb\uFFFD");
        (await Trail.VerifyAsync(Token)).Intact.ShouldBeTrue();
    }

    [Fact]
    public async Task Entries_are_found_by_actor_customer_action_time_and_place()
    {
        await Trail.AppendAsync(Record("1") with { Actor = "bob" }, Token);
        await Trail.AppendAsync(Record("2") with { CustomerId = "C2" }, Token);
        await Trail.AppendAsync(Record("3") with { Action = "customer.denied" }, Token);
        await Trail.AppendAsync(Record("4") with { At = Storage.Now.AddHours(1) }, Token);

        (await AllAsync(actor: "bob")).ShouldBe(["1"]);
        (await AllAsync(customer: "C2")).ShouldBe(["2"]);
        (await AllAsync(action: "customer.denied")).ShouldBe(["3"]);
        (await AllAsync(action: "customer.")).ShouldBe(["3"]);
        (await AllAsync(from: Storage.Now.AddMinutes(1))).ShouldBe(["4"]);
        (await AllAsync(to: Storage.Now.AddMinutes(1))).ShouldBe(["3", "2", "1"]);
        (await AllAsync(before: 3, count: 1)).ShouldBe(["2"]);
    }

    private static AuditRecord Record(string subject) => new(Storage.Now, "ann", "test.done", subject, "C1", "n1", "old", "new");

    private async Task FillAsync(int count)
    {
        foreach (var i in Enumerable.Range(1, count))
        {
            await Trail.AppendAsync(Record($"s{i}"), Token);
        }
    }

    private Task RunAsync(string text) => Store.Get<IPodiumDatabase>().WriteAsync(sql => sql.ExecuteAsync(text), Durability.Full, Token);

    private async Task<IEnumerable<string>> AllAsync(
        string? actor = null, string? customer = null, string? action = null, DateTimeOffset? from = null, DateTimeOffset? to = null, long? before = null, int count = 100) =>
        (await Trail.ReadAsync(new AuditQuery(actor, customer, action, from, to, before, count), Token)).Select(entry => entry.Record.Subject);
}

public sealed class SqliteAuditTrailTests(SqliteFixture fixture) : AuditTrailTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresAuditTrailTests(PostgresFixture fixture) : AuditTrailTests(fixture);
