using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Files;
using Podium.Grains.Customers.Search;
using Podium.Grains.Ledger;
using Podium.Grains.Messages;
using Podium.Silo.Tests.Support;
using static Podium.Silo.Tests.Messages.MessageSamples;

namespace Podium.Silo.Tests.Messages;

public abstract class MessageStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private IMessageStore Messages => Store.Get<IMessageStore>();

    private IMessageQueue Queue => Store.Get<IMessageQueue>();

    [Fact]
    public async Task A_customer_gets_one_message_for_an_occasion_whoever_asks_how_often()
    {
        (await Messages.AddAsync(New("m1", occasion: "thanks/v"), Call("o1"), Token)).Taken.ShouldBeFalse();
        (await Messages.AddAsync(New("m2", occasion: "thanks/v"), Call("o1"), Token)).ShouldBe((New("m1", occasion: "thanks/v"), false));
        var (there, taken) = await Messages.AddAsync(New("m3", occasion: "thanks/v"), Call("o2", "bob"), Token);
        (there.Id, taken).ShouldBe(("m1", true));
        (await Messages.AddManyAsync([New("m4", occasion: "thanks/v"), New("m5", "C2", "thanks/v")], new AuditRecord(Noon, "system", AuditActions.MessagesPlanned, "message"), Token))
            .Select(m => m.Id).ShouldBe(["m5"]);

        (await Messages.FindAsync("C1", "thanks/v", Token)).ShouldBe(New("m1", occasion: "thanks/v"));
        (await Messages.FindAsync("m3", Token)).ShouldBeNull();
        (await Should.ThrowAsync<PodiumException>(() => Messages.AddAsync(New("m6"), Call("o1", content: "y"), Token))).Error.Code.ShouldBe(ErrorCodes.Conflict);
        (await Store.Get<IAuditTrail>().ReadAsync(new AuditQuery(null, null, "message.", null, null, null, 10), Token)).Select(e => e.Record.Subject).ShouldBe(["message", "message/m1"]);
    }

    [Fact]
    public async Task Many_who_ask_at_once_make_one_message()
    {
        var other = await OpenAnotherAsync();
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => (n % 2 == 0 ? Messages : other.Get<IMessageStore>()).AddAsync(New($"m{n}", occasion: "thanks/v"), Call($"o{n}"), Token)));
        asked.Count(a => !a.Taken).ShouldBe(1);
        asked.Select(a => a.Message.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_two_senders_each_message_is_one_s()
    {
        for (var n = 0; n < 20; n++)
        {
            await Messages.AddAsync(New($"m{n}"), Call($"o{n}"), Token);
        }

        var other = (await OpenAnotherAsync()).Get<IMessageQueue>();
        var claimed = await Task.WhenAll(Queue.ClaimAsync(Claim("a", Noon, 15), Token), other.ClaimAsync(Claim("b", Noon, 15), Token));

        var all = claimed[0].Concat(claimed[1]).ToList();
        all.AddRange(await Queue.ClaimAsync(Claim("a", Noon, 20), Token));
        all.Select(m => m.Id).Order().ShouldBe(Enumerable.Range(0, 20).Select(n => $"m{n}").Order());
        all.ShouldAllBe(m => m.State == MessageState.Sending && m.Attempts == 1);
    }

    [Fact]
    public async Task A_claim_whose_sender_died_ends_and_what_that_sender_says_later_is_not_kept()
    {
        await Messages.AddAsync(New("m1"), Call("o1"), Token);
        var first = (await Queue.ClaimAsync(Claim("a", Noon), Token)).ShouldHaveSingleItem();
        (await Queue.ClaimAsync(Claim("b", Noon.AddSeconds(119)), Token)).ShouldBeEmpty();

        var second = (await Queue.ClaimAsync(Claim("b", Noon.AddSeconds(120)), Token)).ShouldHaveSingleItem();
        (second.Id, second.Attempts, second.SendKey).ShouldBe((first.Id, 2, first.SendKey));
        (await Queue.SettleAsync(Sent(first, "a", Noon), Token)).ShouldBeFalse();
        (await Queue.SettleAsync(Sent(second, "b", Noon), Token)).ShouldBeTrue();
        (await Messages.FindAsync("m1", Token))!.State.ShouldBe(MessageState.Sent);
        (await Queue.ClaimAsync(Claim("a", Noon.AddDays(1)), Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_what_is_due_and_has_a_gateway_and_is_not_past_its_time_is_claimed()
    {
        await Messages.AddAsync(New("later") with { DueAt = Noon.AddMinutes(1) }, Call("o1"), Token);
        await Messages.AddAsync(New("mail", channel: MessageChannel.Email), Call("o2"), Token);
        await Messages.AddAsync(New("past") with { ExpiresAt = Noon }, Call("o3"), Token);

        (await Queue.ClaimAsync(Claim("a", Noon) with { Channels = [] }, Token)).ShouldBeEmpty();
        (await Queue.ClaimAsync(Claim("a", Noon) with { Channels = [MessageChannel.Sms] }, Token)).ShouldBeEmpty();
        (await Queue.ExpireAsync(Noon, Token)).ShouldBe(1);
        (await Queue.ExpireAsync(Noon, Token)).ShouldBe(0);
        (await Messages.FindAsync("past", Token)).ShouldNotBeNull().ErrorCode.ShouldBe(MessageFailures.Expired);
        (await Queue.ClaimAsync(Claim("a", Noon.AddMinutes(1)), Token)).Select(m => m.Id).ShouldBe(["mail", "later"]);
    }

    [Fact]
    public async Task What_waits_can_be_taken_back_and_what_is_on_its_way_cannot()
    {
        await Messages.AddAsync(New("m1"), Call("o1"), Token);
        (await Messages.CancelAsync("m1", Call("o2"), Token)).State.ShouldBe(MessageState.Cancelled);
        (await Messages.CancelAsync("m1", Call("o2"), Token)).State.ShouldBe(MessageState.Cancelled);
        (await Code(() => Messages.CancelAsync("m1", Call("o3"), Token))).ShouldBe(ErrorCodes.WrongState);

        (await Messages.RetryAsync(New("m1") with { Address = "13911111111" }, Call("o4"), Token)).ShouldBe(New("m1") with { Address = "13911111111" });
        await Queue.ClaimAsync(Claim("a", Noon), Token);
        (await Code(() => Messages.CancelAsync("m1", Call("o5"), Token))).ShouldBe(ErrorCodes.WrongState);
        (await Code(() => Messages.RetryAsync(New("m1"), Call("o6"), Token))).ShouldBe(ErrorCodes.WrongState);
    }

    [Fact]
    public async Task A_receipt_counts_once_and_may_come_before_the_answer_is_kept()
    {
        await Messages.AddAsync(New("m1"), Call("o1"), Token);
        (await Queue.ReceiveAsync("m1", true, "gateway", Noon, Token))!.State.ShouldBe(MessageState.Queued);
        var claimed = (await Queue.ClaimAsync(Claim("a", Noon), Token)).ShouldHaveSingleItem();

        (await Queue.ReceiveAsync("m1", true, "gateway", Noon, Token))!.State.ShouldBe(MessageState.Delivered);
        (await Queue.SettleAsync(Sent(claimed, "a", Noon), Token)).ShouldBeFalse();
        (await Queue.ReceiveAsync("m1", false, "gateway", Noon, Token))!.State.ShouldBe(MessageState.Delivered);
        (await Queue.ReceiveAsync("nothing", true, "gateway", Noon, Token)).ShouldBeNull();
        (await Store.Get<IAuditTrail>().ReadAsync(new AuditQuery("gateway", null, null, null, null, null, 10), Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task With_a_customer_go_the_messages_to_it()
    {
        await AppendAsync(Sample.Registration("C1", assignment: new Assignment(Sample.Day, [new Share("M2", 10_000)])));
        await AppendAsync(Sample.Registration("C2", Sample.Customer(unit: "B9"), accounts: ["a2"], assignment: new Assignment(Sample.Day, [])));
        await Messages.AddAsync(New("m1"), Call("o1"), Token);
        await Messages.AddAsync(New("m2", "C2") with { State = MessageState.Skipped, ErrorCode = ErrorCodes.NoAddress }, Call("o2"), Token);

        (await Messages.ListAsync(new MessageQuery(["M1"], [], Sample.Day, null, null, null, 0, 10), Token)).Rows.ShouldBeEmpty();
        (await Messages.ListAsync(new MessageQuery(["M2"], [], Sample.Day, null, null, null, 0, 10), Token)).Rows.ShouldHaveSingleItem().CustomerName.ShouldBe("Alpha Ltd");
        (await Messages.ListAsync(new MessageQuery([], ["B9"], Sample.Day, null, null, null, 0, 10), Token)).Rows.ShouldHaveSingleItem().Id.ShouldBe("m2");
        var page = await Messages.ListAsync(new MessageQuery(null, [], Sample.Day, null, MessageState.Queued, null, 0, 10), Token);
        (page.Count, page.States[MessageState.Skipped], page.Rows.Single().Id).ShouldBe((1, 1, "m1"));
        (await Messages.ListAsync(new MessageQuery(null, [], Sample.Day, "C2", null, MessageKind.Birthday, 0, 10), Token)).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Customers_are_found_by_the_month_of_their_birthday_with_address_and_wishes()
    {
        await AppendAsync(Sample.Carded(Sample.Registration("C1", Sample.Customer("李娜", CustomerKind.Person), accounts: [])));
        await AppendAsync(Sample.Carded(Sample.Registration("C2", Sample.Customer("Beta Ltd") with { Profile = new CustomerProfile("Beta Ltd", CustomerKind.Corporate) }, accounts: [])));
        await SaveAsync("C1", new FileContent(CustomerStatus.Active, false, new PersonFile([], FormOfAddress: "李女士", Birthday: new Birthday(BirthdayCalendar.Lunar, 1, 16)), null, "", NoMessages: true));
        await SaveAsync("C2", new FileContent(CustomerStatus.Lost, false, null, new CompanyFile([new ContactPerson("A"), new ContactPerson("B", Phone: "555", Email: "b@example.com")]), ""));
        var recipients = Store.Get<IRecipientReader>();

        var born = (await recipients.ReadAsync(new RecipientQuery(Sample.Day, "", 10, 3, 1), Token)).ShouldHaveSingleItem();
        born.ShouldBe(new MessageRecipient("C1", "李娜", "M1", "李女士", "123", "a@example.com", CustomerStatus.Active, true, new Birthday(BirthdayCalendar.Lunar, 1, 16)));
        (await recipients.ReadAsync(new RecipientQuery(Sample.Day, "", 10, 1, 2), Token)).ShouldBeEmpty();
        (await recipients.ReadAsync(new RecipientQuery(Sample.Day, "C1", 10), Token)).ShouldHaveSingleItem()
            .ShouldBe(new MessageRecipient("C2", "Beta Ltd", "M1", null, "555", "b@example.com", CustomerStatus.Lost, false));
        (await recipients.ReadAsync(new RecipientQuery(Sample.Day, "", 10, ManagerIds: ["M2"]), Token)).ShouldBeEmpty();
        (await recipients.FindAsync("C9", Sample.Day, Token)).ShouldBeNull();
        (await Store.Get<ICustomerFileStore>().LoadAsync("C1", Token))!.Content.NoMessages.ShouldBeTrue();
    }

    private static async Task<string> Code(Func<Task> action) => (await Should.ThrowAsync<PodiumException>(action)).Error.Code;

    private Task AppendAsync(LedgerBatch batch) => Store.Get<ILedgerAppender>().AppendAsync(batch);

    private async Task SaveAsync(string customer, FileContent content)
    {
        var profile = (await Store.Get<Podium.Grains.Customers.ICustomerStore>().LoadAsync(customer, Token))!.Row.Profile;
        (await Store.Get<ICustomerFileStore>().SaveAsync(
            new FileWrite(customer, "f-" + customer, 1, 0, profile, content, CustomerCard.Of(customer, profile, content), new AuditRecord(Noon, "ann", AuditActions.FileChanged, "customer/" + customer)),
            Token)).ShouldBe(FileOutcome.Saved);
    }
}

public sealed class SqliteMessageStoreTests(SqliteFixture fixture) : MessageStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresMessageStoreTests(PostgresFixture fixture) : MessageStoreTests(fixture);
