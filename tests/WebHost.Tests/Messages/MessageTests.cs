using System.Net;
using Podium.Contracts.Customers;
using Podium.Grains.Messages;
using Podium.WebHost.Audit;
using Podium.WebHost.Customers.Files;
using Podium.WebHost.Messages;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Tests.Messages;

public sealed class MessageTests(PodiumServer server)
{
    [Fact]
    public async Task A_customer_is_thanked_once_a_day_and_the_message_stands_in_the_timeline()
    {
        using var ann = await server.SignInAsync("ann");
        var customer = await MessageBank.CustomerAsync(server, ann, "n1", "ann");
        var draft = await DraftAsync(ann, customer);
        (draft.Template, draft.TemplateVersion, draft.Address, draft.Refusal, draft.Existing, draft.Carried).ShouldBe(("thanks-sms", 1, MessageBank.Phone, null, null, false));
        draft.Text.ShouldBe("尊敬的李女士，感谢您今天抽出时间与我面谈。如有需要，请随时联系我。Podium Bank ann");
        (await ann.GetAsync<MessageDraft>($"/api/customers/{customer}/messages/draft?language=en&template=thanks-email")).ShouldSatisfyAllConditions(
            mail => mail.Subject.ShouldBe("Thank you for your time"), mail => mail.Address.ShouldBe(MessageBank.Email), mail => mail.Text.ShouldStartWith("Dear 李女士,"));

        var entry = MessageBank.Entry();
        var sent = await SendAsync(ann, customer, entry);
        (sent.State, sent.Kind, sent.ManagerId, sent.Text, sent.CreatedBy).ShouldBe((MessageState.Queued, MessageKind.Thanks, "ann", draft.Text, "ann"));
        (await SendAsync(ann, customer, entry)).Id.ShouldBe(sent.Id);
        (await ann.RefusalAsync(HttpMethod.Post, Path(customer), MessageBank.Entry() with { Template = "thanks-email" })).ShouldBe((HttpStatusCode.Conflict, "already_exists"));
        (await DraftAsync(ann, customer)).Existing!.Id.ShouldBe(sent.Id);

        (await ann.GetAsync<MessageList>($"/api/messages?customerId={customer}")).ShouldSatisfyAllConditions(
            list => list.Rows.ShouldHaveSingleItem().ShouldBe(sent), list => list.States.ShouldHaveSingleItem().ShouldBe(new MessageCount(MessageState.Queued, 1)), list => list.Carried.ShouldBeEmpty());
        (await ann.GetAsync<TimelinePage>($"/api/customers/{customer}/timeline")).Rows.ShouldContain(row => row.Title == sent.Text && row.Detail == "queued" && row.RefId == sent.Id);
        using var auditor = await server.SignInAsync("auditor");
        (await auditor.GetAsync<AuditPage>($"/api/audit?customerId={customer}&action=message.")).Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.Action.ShouldBe("message.queued"), row => row.Actor.ShouldBe("ann"), row => row.After!.ShouldContain(MessageBank.Phone));
    }

    [Fact]
    public async Task A_message_that_waits_is_taken_back_and_sent_again()
    {
        using var ann = await server.SignInAsync("ann");
        var customer = await MessageBank.CustomerAsync(server, ann, "n1", "ann");
        var sent = await SendAsync(ann, customer, MessageBank.Entry());

        (await StepAsync(ann, sent.Id, "cancel")).State.ShouldBe(MessageState.Cancelled);
        (await ann.RefusalAsync(HttpMethod.Post, $"/api/messages/{sent.Id}/cancel", Step())).ShouldBe((HttpStatusCode.Conflict, "wrong_state"));
        var again = await StepAsync(ann, sent.Id, "retry");
        (again.Id, again.State, again.Attempts).ShouldBe((sent.Id, MessageState.Queued, 0));
        (await ann.RefusalAsync(HttpMethod.Post, $"/api/messages/{sent.Id}/retry", Step())).ShouldBe((HttpStatusCode.Conflict, "wrong_state"));
        (await ann.GetAsync<MessageView>($"/api/messages/{sent.Id}")).ShouldBe(again);
    }

    [Fact]
    public async Task Thanks_for_a_visit_settle_the_agenda_until_they_are_taken_back()
    {
        using var ann = await server.SignInAsync("ann");
        var customer = await MessageBank.CustomerAsync(server, ann, "n1", "ann");
        var visit = await MessageBank.VisitedTodayAsync(server, customer, "ann");
        (await ThanksAsync(ann, visit)).State.ShouldBe("open");
        (await ann.RefusalAsync(HttpMethod.Post, Path(customer), MessageBank.Entry() with { VisitId = "no-such-visit" })).Status.ShouldBe(HttpStatusCode.NotFound);

        var sent = await SendAsync(ann, customer, MessageBank.Entry() with { VisitId = visit });
        (await ThanksAsync(ann, visit)).ShouldSatisfyAllConditions(item => item.State.ShouldBe("done"), item => item.DoneWith.ShouldBe("message/" + sent.Id));

        // From the customer's page it is the same visit, so that nobody is thanked twice for it.
        (await DraftAsync(ann, customer)).Existing!.Id.ShouldBe(sent.Id);
        await StepAsync(ann, sent.Id, "cancel");
        (await ThanksAsync(ann, visit)).State.ShouldBe("open");
    }

    [Theory]
    [InlineData("lost", false, MessageBank.Phone, "customer_lost")]
    [InlineData("active", true, MessageBank.Phone, "opted_out")]
    [InlineData("active", false, null, "no_address")]
    public async Task Who_is_gone_or_wants_none_or_has_no_number_gets_none_and_the_draft_says_why(string status, bool noMessages, string? phone, string code)
    {
        using var ann = await server.SignInAsync("ann");
        var customer = await MessageBank.CustomerAsync(server, ann, "n1", "ann", Enum.Parse<CustomerStatus>(status, ignoreCase: true), noMessages, phone);

        (await ann.GetAsync<MessageDraft>($"/api/customers/{customer}/messages/draft?template=thanks-sms")).Refusal.ShouldBe(code);
        (await ann.RefusalAsync(HttpMethod.Post, Path(customer), MessageBank.Entry())).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
        (await ann.GetAsync<MessageList>($"/api/messages?customerId={customer}")).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Somebody_of_another_branch_reads_sends_and_stops_nothing_and_each_try_is_kept()
    {
        using var dee = await server.SignInAsync("dee");
        var customer = await MessageBank.CustomerAsync(server, dee, "n2", "dee");
        var sent = await SendAsync(dee, customer, MessageBank.Entry());
        using var cy = await server.SignInAsync("cy");

        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, $"/api/messages/{sent.Id}", null), (HttpMethod.Get, $"/api/messages?customerId={customer}", null), (HttpMethod.Get, $"/api/customers/{customer}/messages/draft", null),
            (HttpMethod.Post, $"/api/messages/{sent.Id}/cancel", Step()), (HttpMethod.Post, $"/api/messages/{sent.Id}/retry", Step()), (HttpMethod.Post, Path(customer), MessageBank.Entry()),
        })
        {
            (await cy.RefusalAsync(method, path, body)).ShouldBe((HttpStatusCode.NotFound, "not_found"), path);
        }

        (await cy.RefusalAsync(HttpMethod.Get, "/api/messages?managerId=dee")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await cy.GetAsync<MessageList>("/api/messages?count=200")).Rows.ShouldNotContain(row => row.Id == sent.Id);
        using var head = await server.SignInAsync("head-north");
        (await head.GetAsync<MessageList>("/api/messages?managerId=dee&count=200")).Rows.ShouldContain(row => row.Id == sent.Id);
        using var auditor = await server.SignInAsync("auditor");
        (await auditor.GetAsync<AuditPage>($"/api/audit?customerId={customer}&actor=cy")).Rows.Select(row => row.Action).Distinct().ShouldBe(["customer.denied"]);
        (await auditor.GetAsync<AuditPage>($"/api/audit?customerId={customer}&actor=cy")).Rows.Length.ShouldBe(6);
    }

    [Fact]
    public async Task A_message_by_a_template_that_changed_or_is_not_there_is_refused()
    {
        using var ann = await server.SignInAsync("ann");
        var customer = await MessageBank.CustomerAsync(server, ann, "n1", "ann");
        (await ann.RefusalAsync(HttpMethod.Post, Path(customer), MessageBank.Entry() with { TemplateVersion = 7 })).ShouldBe((HttpStatusCode.Conflict, "version_changed"));
        (await ann.RefusalAsync(HttpMethod.Post, Path(customer), MessageBank.Entry() with { Template = "nothing" })).ShouldBe((HttpStatusCode.UnprocessableEntity, "template_unknown"));
        (await ann.RefusalAsync(HttpMethod.Get, "/api/messages?state=moon")).ShouldBe((HttpStatusCode.BadRequest, "malformed"));
    }

    private static string Path(string customer) => $"/api/customers/{customer}/messages";

    private static MessageStep Step() => new(Postings.NewId("op"));

    private static Task<MessageDraft> DraftAsync(PodiumCaller caller, string customer) => caller.GetAsync<MessageDraft>(Path(customer) + "/draft");

    private static Task<MessageView> SendAsync(PodiumCaller caller, string customer, NewMessage entry) => caller.CallAsync<MessageView>(HttpMethod.Post, Path(customer), entry);

    private static Task<MessageView> StepAsync(PodiumCaller caller, string id, string step) => caller.CallAsync<MessageView>(HttpMethod.Post, $"/api/messages/{id}/{step}", Step());

    private static async Task<Grains.Visits.AgendaItem> ThanksAsync(PodiumCaller caller, string visit) =>
        (await caller.GetAsync<AgendaView>($"/api/agenda?from={Postings.Today}&to={Postings.Today}")).Items.Single(item => item.Id == "thanks/" + visit);
}
