using System.Net;
using Podium.Grains.Needs;
using Podium.WebHost.Audit;
using Podium.WebHost.Customers.Files;
using Podium.WebHost.Needs;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Needs;

public sealed class NeedTests(PodiumServer server)
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task A_need_is_recorded_answered_and_closed_once_each()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        var need = await AddAsync(ann, customer);
        (need.Text, need.OwnerManagerId, need.UnitId, need.State, need.Overdue).ShouldBe((Script, "ann", "n1", NeedState.Open, false));
        need.Deadline.ShouldBe(DateOnly.Parse(Postings.Today, System.Globalization.CultureInfo.InvariantCulture).AddDays(1));
        (await AddAsync(ann, customer)).Id.ShouldBe(need.Id);
        (await ann.RefusalAsync(HttpMethod.Post, $"/api/customers/{customer}/needs", new { operationId = "need-" + customer, kind = "loan", text = "other" }))
            .ShouldBe((HttpStatusCode.Conflict, "conflict"));
        (await ann.GetAsync<CustomerFileView>($"/api/customers/{customer}/file")).OpenNeeds.Single().Id.ShouldBe(need.Id);

        var path = $"/api/needs/{need.Id}";
        var answer = new { operationId = "answer-" + customer, answer = "Yes" };
        (await ann.CallAsync<NeedView>(HttpMethod.Post, path + "/answer", answer)).State.ShouldBe(NeedState.Answered);
        (await ann.CallAsync<NeedView>(HttpMethod.Post, path + "/answer", answer)).AnsweredBy.ShouldBe("ann");
        using var head = await server.SignInAsync("head-north");
        (await head.RefusalAsync(HttpMethod.Post, path + "/answer", new { operationId = "again-" + customer, answer = "No" })).ShouldBe((HttpStatusCode.Conflict, "already_decided"));
        (await head.CallAsync<NeedView>(HttpMethod.Post, path + "/close", new { operationId = "close-" + customer, outcome = "won" })).Outcome.ShouldBe(NeedOutcome.Won);
        (await head.RefusalAsync(HttpMethod.Post, path + "/close", new { operationId = "close2-" + customer, outcome = "lost" })).Code.ShouldBe("already_decided");

        (await ann.GetAsync<CustomerFileView>($"/api/customers/{customer}/file")).OpenNeeds.ShouldBeEmpty();
        (await ann.GetAsync<TimelinePage>($"/api/customers/{customer}/timeline")).Rows.Where(row => row.Title == Script).Select(row => row.Detail)
            .ShouldBe(["closed", "answered", "recorded"]);
        using var auditor = await server.SignInAsync("auditor");
        (await auditor.GetAsync<AuditPage>($"/api/audit?customerId={customer}&action=need.")).Rows.Select(row => row.Action)
            .ShouldBe(["need.closed", "need.answered", "need.recorded"]);
    }

    [Fact]
    public async Task A_need_passed_on_is_answered_there_and_followed_by_who_serves_the_customer()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        var need = await AddAsync(ann, customer);
        using var cy = await server.SignInAsync("cy");
        (await cy.RefusalAsync(HttpMethod.Post, $"/api/needs/{need.Id}/answer", new { operationId = "x", answer = "x" })).Status.ShouldBe(HttpStatusCode.NotFound);
        var path = $"/api/needs/{need.Id}/pass";
        (await ann.RefusalAsync(HttpMethod.Post, path, new { operationId = "p1-" + customer, unitId = "s1", managerId = "bob", note = "" })).Code.ShouldBe("manager_unknown");
        (await ann.RefusalAsync(HttpMethod.Post, path, new { operationId = "p1-" + customer, unitId = "nowhere", note = "" })).Code.ShouldBe("unit_unknown");

        var passed = await ann.CallAsync<NeedView>(HttpMethod.Post, path, new { operationId = "p1-" + customer, unitId = "s1", managerId = "cy", note = "Please" });

        passed.Passed.Single().ShouldBe(new NeedPassing("n1", "s1", passed.Passed[0].At, "Please"));
        (await cy.GetAsync<NeedList>("/api/needs?state=open&owner=me&count=200")).Rows.ShouldContain(row => row.Id == need.Id);
        (await ann.GetAsync<NeedList>("/api/needs?state=open&owner=unit&count=200")).Rows.ShouldContain(row => row.Id == need.Id);
        (await ann.GetAsync<NeedList>("/api/needs?state=open&owner=me&count=200")).Rows.ShouldNotContain(row => row.Id == need.Id);
        (await cy.RefusalAsync(HttpMethod.Get, $"/api/customers/{customer}/file")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await cy.CallAsync<NeedView>(HttpMethod.Post, $"/api/needs/{need.Id}/answer", new { operationId = "a-" + customer, answer = "Done", outcome = "won" })).State.ShouldBe(NeedState.Closed);
    }

    [Fact]
    public async Task Somebody_of_another_branch_reads_no_need_and_the_try_is_kept()
    {
        var customer = await Postings.CustomerAsync(server, "n2", "dee");
        using var dee = await server.SignInAsync("dee");
        var need = await AddAsync(dee, customer);
        using var cy = await server.SignInAsync("cy");
        (await cy.GetAsync<NeedList>("/api/needs?count=200")).Rows.ShouldNotContain(row => row.Id == need.Id);
        foreach (var step in new[] { "answer", "close", "pass" })
        {
            (await cy.RefusalAsync(HttpMethod.Post, $"/api/needs/{need.Id}/{step}", new { operationId = "x", answer = "x", outcome = "won", unitId = "s1" }))
                .ShouldBe((HttpStatusCode.NotFound, "not_found"));
        }

        (await cy.RefusalAsync(HttpMethod.Post, $"/api/customers/{customer}/needs", new { operationId = "y", kind = "loan", text = "x" })).Status.ShouldBe(HttpStatusCode.NotFound);
        using var auditor = await server.SignInAsync("auditor");
        (await auditor.GetAsync<AuditPage>($"/api/audit?customerId={customer}&actor=cy")).Rows.Select(row => row.Action)
            .ShouldBe(["customer.denied", "need.denied", "need.denied", "need.denied"]);
    }

    [Theory]
    [InlineData("{\"kind\":\"loan\",\"text\":\" \"}", "required")]
    [InlineData("{\"kind\":\"moon\",\"text\":\"x\"}", "malformed")]
    [InlineData("{\"kind\":\"loan\",\"text\":\"x\",\"amount\":-1}", "amount_out_of_range")]
    [InlineData("{\"kind\":\"loan\",\"text\":\"x\",\"deadline\":\"2020-01-01\"}", "in_the_past")]
    public async Task A_need_that_cannot_be_is_refused(string body, string code)
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        (await ann.RefusalAsync(HttpMethod.Post, $"/api/customers/{customer}/needs", Postings.Body("{\"operationId\":\"n\"," + body[1..]))).Code.ShouldBe(code);
    }

    [Fact]
    public void A_need_unanswered_after_its_deadline_escalates_by_the_date_alone()
    {
        var need = new Need("n", "C", "", NeedKind.Loan, "x", null, new DateOnly(2026, 3, 5), "ann", "n1", NeedState.Open, null, null, "ann", default, null, null, []);

        NeedView.Of(need, new DateOnly(2026, 3, 5)).Escalated.ShouldBeFalse();
        NeedView.Of(need, new DateOnly(2026, 3, 6)).Escalated.ShouldBeTrue();
        NeedView.Of(need with { State = NeedState.Answered }, new DateOnly(2026, 3, 6)).Escalated.ShouldBeFalse();
    }

    private static Task<NeedView> AddAsync(PodiumCaller caller, string customer) =>
        caller.CallAsync<NeedView>(HttpMethod.Post, $"/api/customers/{customer}/needs", new { operationId = "need-" + customer, kind = "loan", text = Script, amount = 5_000_000 });
}
