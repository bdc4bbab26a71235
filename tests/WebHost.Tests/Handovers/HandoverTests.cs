using System.Collections.Immutable;
using System.Net;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Organization;
using Podium.Grains.Handovers;
using Podium.Grains.Needs;
using Podium.WebHost.Handovers;
using Podium.WebHost.Needs;
using Podium.WebHost.Security;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Tests.Visits;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Tests.Handovers;

public sealed class HandoverTests(PodiumServer server)
{
    [Fact]
    public async Task Signed_by_both_and_their_head_it_moves_the_customers_and_what_they_hold()
    {
        using var stage = await Stage.SetAsync(server);
        var handover = await stage.Head.CallAsync<HandoverView>(HttpMethod.Post, "/api/handovers", stage.Entry);
        handover.Progress.Waiting.ShouldBe(2);

        var effect = (await stage.Giver.GetAsync<HandoverEffect[]>($"/api/handovers/{handover.Handover.Id}/preview")).Single(e => e.Indicator == "deposit.balance");
        (effect.Moves, effect.Giver.Before, effect.Giver.After, effect.Receiver.Before, effect.Receiver.After).ShouldBe((30_000, 30_000, 0, null, 30_000));
        (effect.Giver.RankBefore > 0, effect.Receiver.RankBefore).ShouldBe((true, null));
        (await stage.Head.CallAsync<HandoverEffect[]>(HttpMethod.Get, $"/api/handovers/{handover.Handover.Id}/preview")).Single(e => e.Indicator == "customer.count").Moves.ShouldBe(2);

        await stage.SignAllAsync(handover.Handover.Id);
        var done = await stage.UntilAsync(handover.Handover.Id, HandoverState.Done);

        done.Progress.ShouldBe(new HandoverProgress(0, 2, 0));
        done.Handover.Signatures.Select(s => s.UserName).ShouldBe([stage.GiverId, stage.ReceiverId, "head-north"]);
        foreach (var customer in stage.Customers)
        {
            var assignment = (await stage.Receiver.GetAsync<CustomerView>("/api/customers/" + customer)).Assignments[^1];
            assignment.From.ShouldBe(stage.Today);
            assignment.Shares.ShouldBe([new Share(stage.ReceiverId, 10_000)]);
            (await stage.Giver.RefusalAsync(HttpMethod.Get, "/api/customers/" + customer)).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await stage.Head.GetAsync<HandoverItemView[]>($"/api/handovers/{handover.Handover.Id}/customers")).ShouldAllBe(i => i.State == HandoverItemState.Moved);
    }

    [Fact]
    public async Task Nobody_signs_for_another_and_a_leader_says_why_when_the_giver_no_longer_can()
    {
        using var stage = await Stage.SetAsync(server);
        var made = await stage.Head.CallAsync<HandoverView>(HttpMethod.Post, "/api/handovers", stage.Entry);
        var path = $"/api/handovers/{made.Handover.Id}";
        using var south = await server.SignInAsync("head-south");
        using var stranger = await server.SignInAsync("dee");

        (await south.RefusalAsync(HttpMethod.Get, path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.RefusalAsync(HttpMethod.Post, path + "/sign", new HandoverSigning("x", 1))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stage.Giver.RefusalAsync(HttpMethod.Post, path + "/cancel", new HandoverReason("x", 1, "no"))).Status.ShouldBe(HttpStatusCode.Forbidden);

        var inPlace = await stage.Head.CallAsync<HandoverView>(HttpMethod.Post, path + "/sign", new HandoverSigning(Postings.NewId("s"), 1, "Has left the bank"));
        (inPlace.Handover.Signatures[0].Signer, inPlace.Handover.Signatures[0].InPlaceReason).ShouldBe((HandoverSigner.Giver, "Has left the bank"));
        (await stage.Giver.RefusalAsync(HttpMethod.Post, path + "/sign", new HandoverSigning(Postings.NewId("s"), 2))).Code.ShouldBe("not_allowed");
        (await stage.Receiver.RefusalAsync(HttpMethod.Post, path + "/sign", new HandoverSigning(Postings.NewId("s"), 1))).ShouldBe((HttpStatusCode.Conflict, "conflict"));
        (await stage.Head.CallAsync<HandoverView>(HttpMethod.Post, path + "/cancel", new HandoverReason(Postings.NewId("s"), 2, "Stays after all"))).Handover.State.ShouldBe(HandoverState.Cancelled);
    }

    [Fact]
    public async Task A_manager_with_customers_is_not_deactivated()
    {
        using var stage = await Stage.SetAsync(server);
        using var admin = await server.SignInAsync("admin");
        object Deactivated(string id) => new[] { new { id, name = id, grade = "manager", unitId = "n1", active = false } };

        (await admin.RefusalAsync(HttpMethod.Put, "/api/organization/managers", Deactivated(stage.GiverId))).ShouldBe((HttpStatusCode.Conflict, "not_allowed"));

        var handover = await stage.Head.CallAsync<HandoverView>(HttpMethod.Post, "/api/handovers", stage.Entry);
        await stage.SignAllAsync(handover.Handover.Id);
        await stage.UntilAsync(handover.Handover.Id, HandoverState.Done);
        using var left = await admin.SendAsync(HttpMethod.Put, "/api/organization/managers", Deactivated(stage.GiverId));
        left.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Open_needs_and_planned_visits_go_along_and_a_visit_that_cannot_is_named()
    {
        using var stage = await Stage.SetAsync(server);
        var (day, own) = (VisitBank.NewDay(), await Postings.CustomerAsync(server, "n1", stage.ReceiverId));
        var goes = await VisitBank.PlanAsync(stage.Giver, VisitBank.Request(stage.Customers[0], day, "09:00", "10:00"));
        await VisitBank.PlanAsync(stage.Giver, VisitBank.Request(stage.Customers[1], day, "14:00", "15:00"));
        await VisitBank.PlanAsync(stage.Receiver, VisitBank.Request(own, day, "14:30", "15:30"));
        var need = await stage.Giver.CallAsync<NeedView>(
            HttpMethod.Post, $"/api/customers/{stage.Customers[0]}/needs", new NewNeed(Postings.NewId("op"), NeedKind.Loan, "A loan for a van"));

        var handover = await stage.Head.CallAsync<HandoverView>(HttpMethod.Post, "/api/handovers", stage.Entry);
        await stage.SignAllAsync(handover.Handover.Id);
        await stage.UntilAsync(handover.Handover.Id, HandoverState.Done);

        (await stage.Receiver.GetAsync<VisitView>("/api/visits/" + goes.Id)).ManagerId.ShouldBe(stage.ReceiverId);
        (await stage.Receiver.GetAsync<NeedList>("/api/needs?owner=me")).Rows.Select(row => row.Id).ShouldContain(need.Id);
        var items = await stage.Head.GetAsync<HandoverItemView[]>($"/api/handovers/{handover.Handover.Id}/customers");
        items.ToDictionary(i => i.CustomerId, i => (i.State, i.ErrorCode)).ShouldBe(
            new Dictionary<string, (HandoverItemState, string?)>
            {
                [stage.Customers[0]] = (HandoverItemState.Moved, null),
                [stage.Customers[1]] = (HandoverItemState.Moved, "visit_overlaps"),
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field()
    {
        using var stage = await Stage.SetAsync(server);

        (await RefuseAsync(stage.Entry with { ReceiverId = "cy" })).ShouldBe("manager_unknown");
        (await RefuseAsync(stage.Entry with { From = stage.Today.AddDays(-1) })).ShouldBe("value_date_out_of_range");
        (await RefuseAsync(stage.Entry with { CustomerIds = ["nobody"] })).ShouldBe("customer_unknown");
        (await RefuseAsync(stage.Entry with { CustomerIds = [] })).ShouldBe("required");
        (await RefuseAsync(stage.Entry with { Reason = "" })).ShouldBe("required");

        async Task<string?> RefuseAsync(NewHandover entry) => (await stage.Head.RefusalAsync(HttpMethod.Post, "/api/handovers", entry)).Code;
    }

    /// <summary>Two managers of n1 of their own, the first with two customers.</summary>
    private sealed class Stage : IDisposable
    {
        public required DateOnly Today { get; init; }

        public required string GiverId { get; init; }

        public required string ReceiverId { get; init; }

        public required ImmutableArray<string> Customers { get; init; }

        public required PodiumCaller Head { get; init; }

        public required PodiumCaller Giver { get; init; }

        public required PodiumCaller Receiver { get; init; }

        public NewHandover Entry => new(Postings.NewId("h"), GiverId, ReceiverId, Today, "Moves to another branch");

        public static async Task<Stage> SetAsync(PodiumServer server)
        {
            using var admin = await server.SignInAsync("admin");
            var today = (await admin.GetAsync<BankDay>("/api/bank")).BusinessDate;
            string[] managers = [Postings.NewId("new-g"), Postings.NewId("new-r")];
            using var put = await admin.SendAsync(HttpMethod.Put, "/api/organization/managers", managers.Select(id => new { id, name = id, grade = "manager", unitId = "n1" }));
            put.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            foreach (var id in managers)
            {
                using var user = await admin.SendAsync(HttpMethod.Post, "/api/users", new { userName = id, displayName = id, password = PodiumServer.Password, role = "manager", managerId = id });
                user.IsSuccessStatusCode.ShouldBeTrue();
            }

            var customers = ImmutableArray.Create(Postings.NewId("hc"), Postings.NewId("hc"));
            for (var i = 0; i < customers.Length; i++)
            {
                await admin.CallAsync<CustomerView>(HttpMethod.Post, "/api/customers/" + customers[i], new CustomerRegistration(
                    new CustomerProfile("Handed over", CustomerKind.Person), "n1", today.AddDays(-30), [new Share(managers[0], 10_000)], [customers[i] + "-1"]));
                using var posted = await admin.SendAsync(HttpMethod.Post, "/api/postings", new[]
                {
                    new
                    {
                        source = "core", id = Postings.NewId("p"), customerId = customers[i], kind = "depositIn", product = "current", amount = $"{100 * (i + 1)}.00",
                        currency = "CNY", valueDate = today.AddDays(-3), bookedAt = DateTimeOffset.UnixEpoch,
                    },
                });
                posted.StatusCode.ShouldBe(HttpStatusCode.OK);
            }

            return new Stage
            {
                Today = today,
                GiverId = managers[0],
                ReceiverId = managers[1],
                Customers = customers,
                Head = await server.SignInAsync("head-north"),
                Giver = await server.SignInAsync(managers[0]),
                Receiver = await server.SignInAsync(managers[1]),
            };
        }

        public async Task SignAllAsync(string id)
        {
            var version = 1;
            foreach (var signer in new[] { Giver, Receiver, Head })
            {
                await signer.CallAsync<HandoverView>(HttpMethod.Post, $"/api/handovers/{id}/sign", new HandoverSigning(Postings.NewId("s"), version++));
            }
        }

        public Task<HandoverView> UntilAsync(string id, HandoverState state) =>
            Eventually.BecomesAsync(() => Head.GetAsync<HandoverView>("/api/handovers/" + id), seen => seen.Handover.State == state);

        public void Dispose()
        {
            Head.Dispose();
            Giver.Dispose();
            Receiver.Dispose();
        }
    }
}
