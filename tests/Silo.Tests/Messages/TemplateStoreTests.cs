using Podium.Contracts.Errors;
using Podium.Grains.Messages;
using Podium.Silo.Tests.Support;
using static Podium.Silo.Tests.Messages.MessageSamples;

namespace Podium.Silo.Tests.Messages;

public abstract class TemplateStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly TemplateContent Content = new(MessageKind.Notice, MessageChannel.Email, null, "利率", "新利率", "Rates", "New rates");

    private ITemplateStore Templates => Store.Get<ITemplateStore>();

    [Fact]
    public async Task A_bank_begins_with_approved_templates_that_pass_its_own_rules()
    {
        var templates = await Templates.ReadApprovedAsync(Token);

        templates.Select(t => t.Code).ShouldBe(["thanks-sms", "thanks-email", "birthday-sms", "birthday-email", "spring-sms", "mid-autumn-sms", "national-day-sms"]);
        templates.ShouldAllBe(t => t.Version == 1 && TemplateRules.Check(t.Code, t.Content) == t.Content);
    }

    [Fact]
    public async Task What_is_in_use_stays_until_somebody_else_approves_the_next()
    {
        (await Templates.SaveAsync("rates", 0, Content, Call("o1"), Token)).ShouldBe(new MessageTemplate("rates", 1, Content, TemplateState.Draft, "ann", Noon, null, null));
        (await Templates.SaveAsync("rates", 0, Content, Call("o1"), Token)).Version.ShouldBe(1);
        (await Code(() => Templates.ApproveAsync("rates", 1, Call("o2"), Token))).ShouldBe(ErrorCodes.NotAllowed);
        (await Templates.ApproveAsync("rates", 1, Call("o3", "bob"), Token)).ShouldBe(new MessageTemplate("rates", 1, Content, TemplateState.Approved, "ann", Noon, "bob", Noon));
        (await Code(() => Templates.SaveAsync("rates", 0, Content, Call("o4"), Token))).ShouldBe(ErrorCodes.VersionChanged);

        await Templates.SaveAsync("rates", 1, Content with { TextEn = "Newer" }, Call("o5"), Token);
        (await InUseAsync())!.Version.ShouldBe(1);
        await Templates.SaveAsync("rates", 2, Content with { TextEn = "Newest" }, Call("o6"), Token);
        (await Code(() => Templates.ApproveAsync("rates", 2, Call("o7", "bob"), Token))).ShouldBe(ErrorCodes.VersionChanged);
        await Templates.ApproveAsync("rates", 3, Call("o8", "bob"), Token);

        (await InUseAsync())!.Content.TextEn.ShouldBe("Newest");
        (await Templates.ReadAsync(Token)).Where(t => t.Code == "rates").Select(t => (t.Version, t.State))
            .ShouldBe([(3, TemplateState.Approved), (2, TemplateState.Superseded), (1, TemplateState.Superseded)]);
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_one_is_told_of_the_other()
    {
        await Templates.SaveAsync("rates", 0, Content, Call("o1"), Token);
        var other = (await OpenAnotherAsync()).Get<ITemplateStore>();

        var tried = await Task.WhenAll(Try(Templates, "o2", "bob"), Try(other, "o3", "cy"));

        tried.Count(code => code is null).ShouldBe(1);
        tried.ShouldContain(ErrorCodes.AlreadyDecided);

        async Task<string?> Try(ITemplateStore store, string operation, string actor)
        {
            try
            {
                await store.ApproveAsync("rates", 1, Call(operation, actor), Token);
                return null;
            }
            catch (PodiumException refused)
            {
                return refused.Error.Code;
            }
        }
    }

    [Fact]
    public async Task A_retired_template_is_out_of_use_with_its_draft_and_can_be_written_anew()
    {
        await Templates.SaveAsync("thanks-sms", 1, Content, Call("o1"), Token);
        await Templates.RetireAsync("thanks-sms", Call("o2"), Token);

        (await Templates.ReadApprovedAsync(Token)).ShouldNotContain(t => t.Code == "thanks-sms");
        (await Code(() => Templates.RetireAsync("thanks-sms", Call("o3"), Token))).ShouldBe(ErrorCodes.WrongState);
        (await Code(() => Templates.RetireAsync("nothing", Call("o4"), Token))).ShouldBe(ErrorCodes.NotFound);
        (await Templates.SaveAsync("thanks-sms", 2, Content, Call("o5"), Token)).Version.ShouldBe(3);
    }

    private async Task<MessageTemplate?> InUseAsync() => (await Templates.ReadApprovedAsync(Token)).SingleOrDefault(t => t.Code == "rates");

    private static async Task<string> Code(Func<Task> action) => (await Should.ThrowAsync<PodiumException>(action)).Error.Code;
}

public sealed class SqliteTemplateStoreTests(SqliteFixture fixture) : TemplateStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresTemplateStoreTests(PostgresFixture fixture) : TemplateStoreTests(fixture);
