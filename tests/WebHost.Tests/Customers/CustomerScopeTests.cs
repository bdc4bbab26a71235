using System.Net;
using Podium.Contracts.Customers;
using Podium.WebHost.Customers;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Customers;

public sealed class CustomerScopeTests(PodiumServer server)
{
    [Theory]
    [InlineData("ann", true)]
    [InlineData("bob", false)]
    [InlineData("cy", false)]
    [InlineData("head-north", true)]
    [InlineData("head-south", false)]
    [InlineData("auditor", true)]
    public async Task A_customer_outside_of_the_scope_looks_like_one_that_is_not_there(string userName, bool inScope)
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var caller = await server.SignInAsync(userName);
        if (inScope)
        {
            (await caller.GetAsync<CustomerView>($"/api/customers/{customer}")).Id.ShouldBe(customer);
        }
        else
        {
            var guessed = await caller.RefusalAsync(HttpMethod.Get, $"/api/customers/{customer}");
            guessed.ShouldBe((HttpStatusCode.NotFound, "not_found"));
            (await caller.RefusalAsync(HttpMethod.Get, "/api/customers/not-there")).ShouldBe(guessed);
        }

        (await caller.GetAsync<CustomerList>($"/api/customers?search={customer}")).Count.ShouldBe(inScope ? 1 : 0);
    }

    [Fact]
    public async Task A_customer_nobody_serves_is_seen_by_the_head_of_the_home_unit_alone()
    {
        var customer = await Postings.CustomerAsync(server, "n2");
        using var head = await server.SignInAsync("head-north");
        (await head.GetAsync<CustomerList>($"/api/customers?search={customer}")).Rows.Single().ManagerIds.ShouldBeEmpty();
        (await head.GetAsync<CustomerView>($"/api/customers/{customer}")).HomeUnitId.ShouldBe("n2");
        using var dee = await server.SignInAsync("dee");
        (await dee.RefusalAsync(HttpMethod.Get, $"/api/customers/{customer}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_manager_does_not_see_by_filter_what_is_not_theirs()
    {
        using var ann = await server.SignInAsync("ann");
        (await ann.RefusalAsync(HttpMethod.Get, "/api/customers?managerId=bob")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await ann.RefusalAsync(HttpMethod.Get, "/api/customers?managerId=nobody")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
    }

    [Fact]
    public async Task An_integrator_writes_customers_and_reads_none()
    {
        var id = Postings.NewId("C");
        using var feeder = server.Anonymous();
        feeder.Http.DefaultRequestHeaders.Add("X-Api-Key", await server.ApiKeyAsync());
        var registration = new CustomerRegistration(new CustomerProfile("New", CustomerKind.Person), "s1", new DateOnly(2026, 1, 1), [new Share("cy", 10_000)], []);
        using var registered = await feeder.SendAsync(HttpMethod.Post, $"/api/customers/{id}", registration);
        registered.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var accounts = await feeder.SendAsync(HttpMethod.Post, $"/api/customers/{id}/accounts", new[] { id + "-a" });
        accounts.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await feeder.RefusalAsync(HttpMethod.Get, $"/api/customers/{id}")).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        (await feeder.RefusalAsync(HttpMethod.Get, "/api/customers")).ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        (await feeder.RefusalAsync(HttpMethod.Post, $"/api/customers/{id}/assignments", new { operationId = "1", from = "2026-02-01", shares = Array.Empty<Share>() }))
            .Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_manager_mends_the_profile_of_an_own_customer_only()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        (await ann.CallAsync<CustomerView>(HttpMethod.Patch, $"/api/customers/{customer}", new { phone = "123", industry = "Tea" })).Profile.Phone.ShouldBe("123");
        var cleared = await ann.CallAsync<CustomerView>(HttpMethod.Patch, $"/api/customers/{customer}", new { phone = "" });
        (cleared.Profile.Phone, cleared.Profile.Industry).ShouldBe((null, "Tea"));
        using var bob = await server.SignInAsync("bob");
        (await bob.RefusalAsync(HttpMethod.Patch, $"/api/customers/{customer}", new { phone = "666" })).ShouldBe((HttpStatusCode.NotFound, "not_found"));
    }

    [Fact]
    public async Task A_branch_head_gives_customers_to_own_managers_only()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var head = await server.SignInAsync("head-north");
        var path = $"/api/customers/{customer}/assignments";
        (await head.RefusalAsync(HttpMethod.Post, path, new { operationId = "1", from = "2026-02-01", shares = new[] { new Share("cy", 10_000) } }))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "manager_unknown"));
        (await head.RefusalAsync(HttpMethod.Post, path, new { operationId = "1", from = "2026-02-01", shares = new[] { new Share("bob", 9_999) } }))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "shares_invalid"));
        var shared = await head.CallAsync<CustomerView>(HttpMethod.Post, path, new { operationId = "1", from = "2026-02-01", shares = new[] { new Share("ann", 4_000), new Share("bob", 6_000) } });
        shared.Assignments.Last().Shares.Length.ShouldBe(2);
        using var bob = await server.SignInAsync("bob");
        (await bob.GetAsync<CustomerView>($"/api/customers/{customer}")).Id.ShouldBe(customer);
        using var south = await server.SignInAsync("head-south");
        (await south.RefusalAsync(HttpMethod.Post, path, new { operationId = "2", from = "2026-02-01", shares = Array.Empty<Share>() })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("{\"profile\":{\"name\":\"x\",\"kind\":\"corporate\"}}", "required")]
    [InlineData("{\"profile\":{\"name\":\"x\",\"kind\":\"firm\"},\"homeUnitId\":\"n1\",\"since\":\"2026-01-01\",\"shares\":[],\"accounts\":[]}", "malformed")]
    [InlineData("{\"profile\":{\"name\":\"x\",\"kind\":\"corporate\"},\"homeUnitId\":\"n1\",\"since\":\"2026-02-30\",\"shares\":[],\"accounts\":[]}", "malformed")]
    [InlineData("{\"profile\":{\"name\":\"\",\"kind\":\"corporate\"},\"homeUnitId\":\"n1\",\"since\":\"2026-01-01\",\"shares\":[],\"accounts\":[]}", "required")]
    [InlineData("{", "malformed")]
    public async Task A_registration_that_cannot_be_read_says_why(string body, string code)
    {
        using var admin = await server.SignInAsync("admin");
        using var answer = await admin.SendAsync(HttpMethod.Post, $"/api/customers/{Postings.NewId("C")}", Postings.Body(body));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain($"\"code\":\"{code}\"");
        text.ShouldNotContain("Podium.");
    }
}
