using System.Net;
using Podium.Contracts.Calendar;
using Podium.Grains.Demerits;
using Podium.WebHost.Demerits;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Demerits;

public sealed class DemeritTests(PodiumServer server)
{
    [Fact]
    public async Task A_head_records_the_manager_contests_and_another_leader_decides()
    {
        using var head = await server.SignInAsync("head-north");
        using var ann = await server.SignInAsync("ann");
        using var admin = await server.SignInAsync("admin");
        var recorded = await head.CallAsync<DemeritFile>(HttpMethod.Post, "/api/demerits", await EntryAsync(head, "ann"));
        var path = $"/api/demerits/{recorded.Demerit.Id}";

        var contested = await ann.CallAsync<DemeritFile>(HttpMethod.Post, path + "/contest", new DemeritReason(Postings.NewId("op"), 1, "I was there"));
        (contested.Demerit.State, contested.Demerit.Version).ShouldBe((DemeritState.Contested, 2));
        (await head.RefusalAsync(HttpMethod.Post, path + "/decide", new DemeritDecision(Postings.NewId("op"), 2, true, "Still"))).Code.ShouldBe("not_allowed");
        var decision = new DemeritDecision(Postings.NewId("op"), 2, false, "The report shows it");
        var decided = await admin.CallAsync<DemeritFile>(HttpMethod.Post, path + "/decide", decision);
        decided.Demerit.State.ShouldBe(DemeritState.Dismissed);
        decided.Steps.Select(s => s.Actor).ShouldBe(["head-north", "ann", "admin"]);

        (await admin.CallAsync<DemeritFile>(HttpMethod.Post, path + "/decide", decision)).Steps.Length.ShouldBe(3);
        (await head.RefusalAsync(HttpMethod.Post, path + "/withdraw", new DemeritReason(Postings.NewId("op"), 2, "Late"))).ShouldBe((HttpStatusCode.Conflict, "conflict"));
    }

    [Fact]
    public async Task Sending_it_twice_records_it_once_and_other_content_is_a_conflict()
    {
        using var head = await server.SignInAsync("head-north");
        var entry = await EntryAsync(head, "bob");
        var before = await PointsAsync(head, "bob");

        await head.CallAsync<DemeritFile>(HttpMethod.Post, "/api/demerits", entry);
        await head.CallAsync<DemeritFile>(HttpMethod.Post, "/api/demerits", entry);

        (await PointsAsync(head, "bob")).ShouldBe(before + 1);
        (await head.RefusalAsync(HttpMethod.Post, "/api/demerits", entry with { Evidence = "Something else" })).ShouldBe((HttpStatusCode.Conflict, "conflict"));
    }

    [Fact]
    public async Task Nobody_reads_or_records_outside_the_own_scope()
    {
        using var north = await server.SignInAsync("head-north");
        using var south = await server.SignInAsync("head-south");
        using var bob = await server.SignInAsync("bob");
        var file = await north.CallAsync<DemeritFile>(HttpMethod.Post, "/api/demerits", await EntryAsync(north, "ann"));
        var path = $"/api/demerits/{file.Demerit.Id}";

        foreach (var stranger in new[] { south, bob })
        {
            (await stranger.RefusalAsync(HttpMethod.Get, path)).ShouldBe((HttpStatusCode.NotFound, "not_found"));
            (await stranger.RefusalAsync(HttpMethod.Get, "/api/demerits?managerId=ann")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
            (await stranger.GetAsync<DemeritYear[]>("/api/demerits/points")).ShouldNotContain(row => row.ManagerId == "ann");
        }

        (await south.RefusalAsync(HttpMethod.Post, "/api/demerits", await EntryAsync(south, "ann"))).Code.ShouldBe("manager_unknown");
        (await bob.RefusalAsync(HttpMethod.Post, "/api/demerits", await EntryAsync(bob, "bob"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await bob.RefusalAsync(HttpMethod.Post, path + "/contest", new DemeritReason("op", 1, "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_administrator_adds_to_the_catalogue()
    {
        using var admin = await server.SignInAsync("admin");
        using var head = await server.SignInAsync("head-north");
        var today = (await admin.GetAsync<BankDay>("/api/bank")).BusinessDate;
        var fault = new Fault(Postings.NewId("f"), "Gossip", "闲话", 2);

        await admin.CallAsync<FaultVersion>(HttpMethod.Put, $"/api/demerits/catalogue/{fault.Code}", new FaultChange(today, fault));
        (await head.GetAsync<FaultView[]>("/api/demerits/catalogue")).Single(f => f.Fault.Code == fault.Code).Fault.ShouldBe(fault);

        (await admin.RefusalAsync(HttpMethod.Put, $"/api/demerits/catalogue/{fault.Code}", new FaultChange(today.AddDays(-1), fault))).Code.ShouldBe("value_date_out_of_range");
        (await head.RefusalAsync(HttpMethod.Put, $"/api/demerits/catalogue/{fault.Code}", new FaultChange(today, fault))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<NewDemerit> EntryAsync(PodiumCaller caller, string manager) =>
        new(Postings.NewId("d"), manager, StandardFaults.VisitMissed, (await caller.GetAsync<BankDay>("/api/bank")).BusinessDate, "Nobody came on Tuesday");

    private static async Task<int> PointsAsync(PodiumCaller caller, string manager) =>
        (await caller.GetAsync<DemeritYear[]>("/api/demerits/points")).SingleOrDefault(row => row.ManagerId == manager)?.Points ?? 0;
}
