using System.Net;
using Podium.Contracts.Customers;
using Podium.WebHost.Audit;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Audit;

public sealed class AuditTests(PodiumServer server)
{
    [Fact]
    public async Task Reading_a_customer_and_trying_to_is_kept()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        await ann.GetAsync<CustomerView>($"/api/customers/{customer}");
        using var cy = await server.SignInAsync("cy");
        (await cy.RefusalAsync(HttpMethod.Get, $"/api/customers/{customer}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await cy.RefusalAsync(HttpMethod.Patch, $"/api/customers/{customer}", new { phone = "1" })).Status.ShouldBe(HttpStatusCode.NotFound);

        var entries = (await ReadAsync($"customerId={customer}")).Rows;

        entries.Select(row => (row.Actor, row.Action)).ShouldBe(
            [("cy", "customer.denied"), ("cy", "customer.denied"), ("ann", "customer.read"), ("admin", "customer.registered")]);
        entries[^1].After.ShouldNotBeNull().ShouldContain("\"homeUnitId\":\"n1\"");
    }

    [Fact]
    public async Task A_change_is_kept_with_before_and_after_and_a_repeat_is_not()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var head = await server.SignInAsync("head-north");
        await head.CallAsync<CustomerView>(HttpMethod.Patch, $"/api/customers/{customer}", new { phone = "<script>alert(1)</script>" });
        await head.CallAsync<CustomerView>(HttpMethod.Patch, $"/api/customers/{customer}", new { phone = "<script>alert(1)</script>" });
        var assignment = new { operationId = "1", from = "2026-02-01", shares = new[] { new Share("bob", 10_000) } };
        await head.CallAsync<CustomerView>(HttpMethod.Post, $"/api/customers/{customer}/assignments", assignment);
        await head.CallAsync<CustomerView>(HttpMethod.Post, $"/api/customers/{customer}/assignments", assignment);

        var entries = (await ReadAsync($"customerId={customer}&actor=head-north")).Rows;

        entries.Select(row => row.Action).ShouldBe(["customer.assigned", "customer.profileChanged"]);
        entries[0].Before.ShouldNotBeNull().ShouldContain("ann");
        entries[0].After.ShouldNotBeNull().ShouldContain("bob");
        entries[1].Before.ShouldNotBeNull().ShouldNotContain("script");
        entries[1].After.ShouldNotBeNull().ShouldContain("<script>alert(1)</script>");
    }

    [Fact]
    public async Task A_search_is_kept_with_its_words_and_how_many_it_found()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        await ann.SendAsync(HttpMethod.Get, $"/api/customers?search={customer}");

        var entry = (await ReadAsync("actor=ann&action=customers.searched&count=1")).Rows.ShouldHaveSingleItem();

        entry.After.ShouldNotBeNull().ShouldContain(customer);
        entry.After.ShouldContain("\"rows\":1");
    }

    [Fact]
    public async Task The_chain_is_intact_and_read_in_pages()
    {
        await Postings.CustomerAsync(server, "n1", "ann");
        await Postings.CustomerAsync(server, "n1", "ann");
        var first = await ReadAsync("count=1");
        var second = await ReadAsync($"count=1&before={first.Next}");
        second.Rows.Single().Number.ShouldBeLessThan(first.Rows.Single().Number);

        using var auditor = await server.SignInAsync("auditor");
        var verdict = await auditor.GetAsync<AuditVerdictView>("/api/audit/verify");
        verdict.Intact.ShouldBeTrue();
        verdict.Entries.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("head-north")]
    [InlineData("feeder")]
    public async Task Others_do_not_read_the_audit(string userName)
    {
        using var caller = await server.SignInAsync(userName);
        (await caller.RefusalAsync(HttpMethod.Get, "/api/audit")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await caller.RefusalAsync(HttpMethod.Get, "/api/audit/verify")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<AuditPage> ReadAsync(string query)
    {
        using var auditor = await server.SignInAsync("auditor");
        return await auditor.GetAsync<AuditPage>("/api/audit?" + query);
    }
}
