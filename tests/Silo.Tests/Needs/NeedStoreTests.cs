using Podium.Contracts.Errors;
using Podium.Grains.Audit;
using Podium.Grains.Ledger;
using Podium.Grains.Needs;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Needs;

public abstract class NeedStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly DateOnly Today = Sample.Day;

    private INeedStore Needs => Store.Get<INeedStore>();

    [Fact]
    public async Task A_need_is_recorded_once_and_comes_back()
    {
        await Store.Get<ILedgerAppender>().AppendAsync(Sample.Registration("C1", Sample.Customer("Alpha")));
        var added = await AddAsync("n1");
        added.CustomerName.ShouldBe("Alpha");
        (await AddAsync("n2", operation: "op-n1")).Id.ShouldBe("n1");
        (await Should.ThrowAsync<PodiumException>(AddAsync("n2", operation: "op-n1", hash: 2))).Error.Code.ShouldBe("conflict");
        (await Needs.FindAsync("n2", Token)).ShouldBeNull();
        (await AuditedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_who_answer_at_once_one_does_and_the_others_hear_who()
    {
        await AddAsync("n1");
        var other = (await OpenAnotherAsync()).Get<INeedStore>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                return (await AnswerAsync(i % 2 == 0 ? Needs : other, $"a{i}", $"user{i}")).Answer;
            }
            catch (PodiumException exception)
            {
                return exception.Error.Code + " " + exception.Message;
            }
        }));

        var need = (await Needs.FindAsync("n1", Token))!;
        need.State.ShouldBe(NeedState.Answered);
        answers.Count(answer => answer == need.Answer).ShouldBe(1);
        answers.Count(answer => answer!.StartsWith("already_decided " + need.AnsweredBy, StringComparison.Ordinal)).ShouldBe(7);
        need.Steps.Length.ShouldBe(1);
        (await AuditedAsync()).ShouldBe(2);
        (await Store.Get<IAuditTrail>().VerifyAsync(Token)).Intact.ShouldBeTrue();
    }

    [Fact]
    public async Task A_repeated_answer_changes_nothing()
    {
        await AddAsync("n1");
        await AnswerAsync(Needs, "a1", "ann");

        (await AnswerAsync(Needs, "a1", "ann")).Steps.Length.ShouldBe(1);
        (await Should.ThrowAsync<PodiumException>(StepAsync(Needs, "a1", 9, need => NeedRules.Close(need, NeedOutcome.Won, "ann", Storage.Now)))).Error.Code.ShouldBe("conflict");
        (await AuditedAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Lists_show_what_is_in_reach_the_first_deadline_first()
    {
        await Store.Get<ILedgerAppender>().AppendAsync(Sample.Registration("C1", Sample.Customer("Alpha")));
        await AddAsync("late", deadline: Today.AddDays(-1));
        await AddAsync("mine");
        await AddAsync("other", owner: "M2", customer: "C2", unit: "B2");
        await AddAsync("nobody", owner: null, customer: "C3", unit: "B1");
        await AddAsync("passed", owner: "M2", unit: "B2");

        (await ListAsync(["M1"], [], "B1")).ShouldBe(["late", "mine", "nobody", "passed"]);
        (await ListAsync(["M1"], [], "B1", owner: "M1")).ShouldBe(["late", "mine"]);
        (await ListAsync(["M2"], [], "B2")).ShouldBe(["other", "passed"]);
        (await ListAsync(["M9"], ["B1"], null)).ShouldBe(["late", "mine", "nobody"]);
        (await ListAsync(null, [], null)).ShouldBe(["late", "mine", "nobody", "other", "passed"]);
        (await ListAsync(null, [], null, onlyWaiting: true)).ShouldBe(["late", "nobody"]);
        (await ListAsync(["M8"], [], null)).ShouldBeEmpty();
        (await Needs.ListOpenAsync("C1", Token)).Select(need => need.Id).ShouldBe(["late", "mine", "passed"]);
    }

    private Task<Need> AddAsync(
        string id, string? operation = null, long hash = 1, DateOnly? deadline = null, string? owner = "M1", string customer = "C1", string unit = "B1") => Needs.AddAsync(
            operation ?? "op-" + id,
            hash,
            new Need(id, customer, "", NeedKind.Loan, "<b>a loan</b>", 5, deadline ?? Today.AddDays(1), owner, unit, NeedState.Open, null, null, "ann", Storage.Now, null, null, []),
            new AuditRecord(Storage.Now, "ann", "need.recorded", id),
            Token);

    private static Task<Need> AnswerAsync(INeedStore needs, string operation, string actor) =>
        StepAsync(needs, operation, 1, need => NeedRules.Answer(need, "Yes, " + actor, null, actor, Storage.Now));

    private static Task<Need> StepAsync(INeedStore needs, string operation, long hash, Func<Need, (Need, NeedStep)> decide) =>
        needs.StepAsync("n1", operation, hash, decide, (_, _) => new AuditRecord(Storage.Now, "ann", "need.answered", "n1"), Token);

    private async Task<int> AuditedAsync() => (await Store.Get<IAuditTrail>().ReadAsync(new AuditQuery(null, null, "need.", null, null, null, 50), Token)).Count;

    private async Task<IEnumerable<string>> ListAsync(string[]? managers, string[] units, string? unowned, string? owner = null, bool onlyWaiting = false) =>
        (await Needs.ListAsync(new NeedQuery(NeedState.Open, managers, units, unowned, owner, onlyWaiting, Today, 0, 50), Token)).Rows.Select(need => need.Id);
}

public sealed class SqliteNeedStoreTests(SqliteFixture fixture) : NeedStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresNeedStoreTests(PostgresFixture fixture) : NeedStoreTests(fixture);
