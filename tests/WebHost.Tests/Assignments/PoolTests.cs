using System.Net;
using Podium.Contracts.Customers;
using Podium.Grains.Assignments;
using Podium.WebHost.Assignments;
using Podium.WebHost.Audit;
using Podium.WebHost.Customers;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Assignments;

public sealed class PoolTests(PodiumServer server)
{
    [Fact]
    public async Task A_manager_claims_a_customer_of_the_unit_and_sees_what_is_left()
    {
        using var ann = await server.SignInAsync("ann");
        var id = await Postings.CustomerAsync(server, "n1");
        (await FindAsync(ann, id))!.Reason.ShouldBe(PoolReason.NeverServed);
        (await ann.GetAsync<PoolPage>("/api/pool?tier=key&count=200")).Rows.ShouldNotContain(r => r.CustomerId == id);
        var before = (await ann.GetAsync<PoolPage>("/api/pool?count=1")).Limits!;

        var claimed = await ClaimAsync(ann, id, "op-" + id);

        (claimed.CustomerId, claimed.Limits.Left).ShouldBe((id, before.Left - 1));
        (await ann.GetAsync<CustomerView>("/api/customers/" + id)).Assignments[^1].Shares.ShouldBe([new Share("ann", 10_000)]);
        (await FindAsync(ann, id)).ShouldBeNull();
        (await ClaimAsync(ann, id, "op-" + id)).Limits.Left.ShouldBe(claimed.Limits.Left);

        using var bob = await server.SignInAsync("bob");
        (await bob.RefusalAsync(HttpMethod.Post, $"/api/pool/{id}/claim", new PoolClaiming("op2-" + id))).ShouldBe((HttpStatusCode.Conflict, "already_claimed"));
        using var auditor = await server.SignInAsync("auditor");
        var audit = await auditor.GetAsync<AuditPage>($"/api/audit?customerId={id}&action=pool.&count=10");
        audit.Rows.ShouldHaveSingleItem().Actor.ShouldBe("ann");
    }

    [Fact]
    public async Task Of_two_who_claim_at_once_one_wins_and_the_other_is_told()
    {
        using var ann = await server.SignInAsync("ann");
        using var bob = await server.SignInAsync("bob");
        var id = await Postings.CustomerAsync(server, "n1");
        var answers = await Task.WhenAll(new[] { ann, bob }.Select(async caller =>
        {
            using var answer = await caller.SendAsync(HttpMethod.Post, $"/api/pool/{id}/claim", new PoolClaiming(Postings.NewId("op")));
            return answer.StatusCode;
        }));
        answers.Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
    }

    [Fact]
    public async Task A_pool_opens_to_the_units_around_and_to_nobody_else()
    {
        var (inUnit, above, beside) = (await Postings.CustomerAsync(server, "n1"), await Postings.CustomerAsync(server, "north"), await Postings.CustomerAsync(server, "s1"));
        var served = await Postings.CustomerAsync(server, "n1", "bob");
        using var ann = await server.SignInAsync("ann");
        using var head = await server.SignInAsync("head-south");

        (await FindAsync(ann, above)).ShouldNotBeNull();
        (await FindAsync(ann, inUnit)).ShouldNotBeNull();
        (await FindAsync(ann, beside)).ShouldBeNull();
        (await FindAsync(head, inUnit)).ShouldBeNull();
        (await FindAsync(head, beside)).ShouldNotBeNull();
        foreach (var id in new[] { beside, served, "nobody" })
        {
            (await ann.RefusalAsync(HttpMethod.Post, $"/api/pool/{id}/claim", new PoolClaiming(Postings.NewId("op")))).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        }

        (await head.RefusalAsync(HttpMethod.Post, $"/api/pool/{beside}/claim", new PoolClaiming("x"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var auditor = await server.SignInAsync("auditor");
        (await auditor.GetAsync<AuditPage>($"/api/audit?customerId={beside}&action=customer.denied&count=10")).Rows.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_leader_puts_a_customer_into_the_pool_from_the_next_working_day_or_the_day_named()
    {
        var id = await Postings.CustomerAsync(server, "n1", "ann");
        using var head = await server.SignInAsync("head-north");
        var today = DateOnly.Parse(Postings.Today, System.Globalization.CultureInfo.InvariantCulture);

        (await head.RefusalAsync(HttpMethod.Post, "/api/pool", new PoolPutting("p1-" + id, id, ""))).Code.ShouldBe("required");
        (await head.RefusalAsync(HttpMethod.Post, "/api/pool", new PoolPutting("p1-" + id, id, "Moved", today.AddDays(-1)))).Code.ShouldBe("in_the_past");
        var put = await head.CallAsync<CustomerView>(HttpMethod.Post, "/api/pool", new PoolPutting("p1-" + id, id, "Moved"));
        put.Assignments[^1].Shares.ShouldBeEmpty();
        put.Assignments[^1].From.ShouldBeGreaterThan(today);
        (await FindAsync(head, id)).ShouldBeNull();
        await head.CallAsync<CustomerView>(HttpMethod.Post, "/api/pool", new PoolPutting("p2-" + id, id, "Moved", today));

        var row = (await FindAsync(head, id))!;
        (row.Reason, row.Note, row.Before[0]).ShouldBe((PoolReason.PutByLeader, "Moved", "ann"));
        using var ann = await server.SignInAsync("ann");
        (await FindAsync(ann, id))!.FreeFrom.ShouldBe(today.AddDays(90));
        (await ann.RefusalAsync(HttpMethod.Post, $"/api/pool/{id}/claim", new PoolClaiming(Postings.NewId("op")))).ShouldBe((HttpStatusCode.Conflict, "cooling_off"));
    }

    [Fact]
    public async Task Rules_are_the_administrators_and_begin_today_or_later()
    {
        using var admin = await server.SignInAsync("admin");
        var pool = await admin.GetAsync<PoolRulesView>("/api/pool-rules");
        (pool.Rules.GeneralDays, pool.Rules.ImportantDays, pool.Rules.KeyDays).ShouldBe((180, 90, 60));
        (await admin.RefusalAsync(HttpMethod.Put, "/api/pool-rules", new PoolRulesChange(Postings.NewId("op"), new DateOnly(2020, 1, 1), new PoolRules()))).Code.ShouldBe("in_the_past");
        var later = new DateOnly(2099, 1, 1);
        (await admin.CallAsync<PoolRulesView>(HttpMethod.Put, "/api/pool-rules", new PoolRulesChange(Postings.NewId("op"), later, new PoolRules { KeyDays = 5 }))).Rules.KeyDays.ShouldBe(5);
        (await admin.CallAsync<AssignmentRulesView>(
            HttpMethod.Put, "/api/assignment-rules", new AssignmentRulesChange(Postings.NewId("op"), later, new AssignmentRules { Ability = 5 }))).Rules.Ability.ShouldBe(5);
        (await admin.RefusalAsync(
            HttpMethod.Put, "/api/assignment-rules", new AssignmentRulesChange(Postings.NewId("op"), later, new AssignmentRules { Load = 101 }))).Code.ShouldBe("malformed");
    }

    internal static Task<PoolClaimed> ClaimAsync(PodiumCaller caller, string id, string operation) =>
        caller.CallAsync<PoolClaimed>(HttpMethod.Post, $"/api/pool/{id}/claim", new PoolClaiming(operation));

    private static async Task<PoolRow?> FindAsync(PodiumCaller caller, string id)
    {
        for (var offset = 0; ; offset += 200)
        {
            var page = await caller.GetAsync<PoolPage>($"/api/pool?count=200&offset={offset}");
            if (page.Rows.FirstOrDefault(r => r.CustomerId == id) is { } row || offset + 200 >= page.Count)
            {
                return page.Rows.FirstOrDefault(r => r.CustomerId == id);
            }
        }
    }
}
