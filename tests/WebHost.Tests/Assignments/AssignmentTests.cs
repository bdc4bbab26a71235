using System.Net;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Grains.Assignments;
using Podium.Grains.Demerits;
using Podium.Grains.Handovers;
using Podium.WebHost.Assignments;
using Podium.WebHost.Audit;
using Podium.WebHost.Customers;
using Podium.WebHost.Demerits;
using Podium.WebHost.Handovers;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Tests.Assignments;

public sealed class AssignmentTests(PodiumServer server)
{
    [Fact]
    public async Task Owners_are_proposed_with_reasons_and_the_audit_says_which_proposal_was_followed()
    {
        var managers = await ManagersAsync("n1", "senior", "assistant");
        var id = await Postings.CustomerAsync(server, "n1");
        using var head = await server.SignInAsync("head-north");
        var profile = (await head.GetAsync<ManagerProfileView[]>("/api/manager-profiles")).Single(p => p.ManagerId == managers[0]);
        await head.CallAsync<ManagerProfileView>(
            HttpMethod.Put, "/api/manager-profiles/" + managers[0], new ManagerProfileChange(Postings.NewId("op"), profile.Version, [Specialty.BusinessDevelopment], ["steel"]));
        await head.CallAsync<ManagerProfileView>(
            HttpMethod.Put, "/api/manager-profiles/" + managers[1], new ManagerProfileChange(Postings.NewId("op"), 0, [], [], 0));

        var proposal = await head.GetAsync<OwnerProposalView>($"/api/customers/{id}/owner-proposal");

        proposal.Candidates.ShouldAllBe(c => c.Score >= 0 && c.Score <= 100 && c.Parts.Sum(p => p.Points) == c.Score);
        proposal.Candidates.Select(c => c.ManagerId).ShouldNotContain(managers[1]);
        var best = proposal.Candidates.Single(c => c.ManagerId == managers[0]);
        best.Parts.Single(p => p.Way == ProposalWay.Specialty).Reasons[0].ShouldBe(new ProposalReason("specialtyFits", "businessDevelopment"));

        var today = (await head.GetAsync<BankDay>("/api/bank")).BusinessDate;
        var followed = new FollowedProposal(best.ManagerId, best.Score, proposal.RulesVersion);
        var change = new AssignmentChange(Postings.NewId("op"), today, [new Share(best.ManagerId, 10_000)], followed);
        (await head.RefusalAsync(HttpMethod.Post, $"/api/customers/{id}/assignments", change with { Followed = followed with { ManagerId = "bob" } })).Code.ShouldBe("malformed");
        await head.CallAsync<CustomerView>(HttpMethod.Post, $"/api/customers/{id}/assignments", change);
        using var auditor = await server.SignInAsync("auditor");
        (await auditor.GetAsync<AuditPage>($"/api/audit?customerId={id}&action=customer.assigned&count=5")).Rows[0].After!.ShouldContain($"proposal: {best.ManagerId}, {best.Score} points");
    }

    [Fact]
    public async Task Proposals_and_profiles_are_for_those_who_lead_customer_and_manager()
    {
        var id = await Postings.CustomerAsync(server, "n1", "ann");
        using var south = await server.SignInAsync("head-south");
        using var ann = await server.SignInAsync("ann");
        (await south.RefusalAsync(HttpMethod.Get, $"/api/customers/{id}/owner-proposal")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ann.RefusalAsync(HttpMethod.Get, $"/api/customers/{id}/owner-proposal")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await south.RefusalAsync(HttpMethod.Put, "/api/manager-profiles/ann", new ManagerProfileChange("x", 0, [], []))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await south.GetAsync<ManagerProfileView[]>("/api/manager-profiles")).Select(p => p.ManagerId).ShouldNotContain("ann");
    }

    [Fact]
    public async Task A_team_takes_a_customer_in_its_shares_until_it_is_retired()
    {
        var managers = await ManagersAsync("n1", "manager", "senior");
        var id = await Postings.CustomerAsync(server, "n1", "ann");
        using var head = await server.SignInAsync("head-north");
        using var south = await server.SignInAsync("head-south");
        var today = (await head.GetAsync<BankDay>("/api/bank")).BusinessDate;
        var wanted = new NewTeam(Postings.NewId("team"), "Large ones", [new Share(managers[0], 6_000), new Share(managers[1], 4_000)]);
        (await head.RefusalAsync(HttpMethod.Post, "/api/teams", wanted with { Members = [new Share(managers[0], 6_000), new Share(managers[1], 4_001)] }))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "shares_invalid"));
        (await head.RefusalAsync(HttpMethod.Post, "/api/teams", wanted with { Members = [new Share(managers[0], 6_000), new Share("cy", 4_000)] })).Code.ShouldBe("manager_unknown");

        var made = await head.CallAsync<TeamFile>(HttpMethod.Post, "/api/teams", wanted);
        (await head.CallAsync<TeamFile>(HttpMethod.Post, "/api/teams", wanted)).Team.ShouldBe(made.Team, new Same<TeamView>());
        (await south.RefusalAsync(HttpMethod.Get, "/api/teams/" + made.Team.Id)).Status.ShouldBe(HttpStatusCode.NotFound);
        await head.CallAsync<CustomerView>(HttpMethod.Post, $"/api/teams/{made.Team.Id}/customers", new TeamGift(Postings.NewId("op"), id, today));

        var served = await head.GetAsync<TeamFile>("/api/teams/" + made.Team.Id);
        (served.Team.Customers, served.Customers[0].CustomerId).ShouldBe((1, id));
        using var member = await server.SignInAsync(managers[1]);
        (await member.GetAsync<CustomerView>("/api/customers/" + id)).Assignments[^1].Shares.ShouldBe(wanted.Members);
        (await member.GetAsync<TeamView[]>("/api/teams")).Select(t => t.Id).ShouldContain(made.Team.Id);

        await head.CallAsync<TeamFile>(HttpMethod.Post, $"/api/teams/{made.Team.Id}/retire", new TeamStep(Postings.NewId("op"), made.Team.Version));
        (await head.RefusalAsync(HttpMethod.Post, $"/api/teams/{made.Team.Id}/customers", new TeamGift(Postings.NewId("op"), id, today))).Code.ShouldBe("wrong_state");
    }

    [Fact]
    public async Task Who_is_disqualified_loses_access_and_the_head_chooses_receivers_without_the_givers_signature()
    {
        var managers = await ManagersAsync("n1", "manager", "manager", "senior");
        var customers = new[] { await Postings.CustomerAsync(server, "n1", managers[0]), await Postings.CustomerAsync(server, "n1", managers[0]) };
        using var head = await server.SignInAsync("head-north");
        var today = (await head.GetAsync<BankDay>("/api/bank")).BusinessDate;
        await head.CallAsync<DemeritFile>(
            HttpMethod.Post, "/api/demerits", new NewDemerit(Postings.NewId("d"), managers[0], "collusion", today, "Lied to the bank", null, true));

        var draft = (await head.GetAsync<HandoverView[]>("/api/handovers?state=draft")).Single(h => h.Handover.GiverId == managers[0]);
        (await head.GetAsync<AgendaCounts>("/api/agenda/counts")).Todo.ShouldBeGreaterThan(0);
        (await head.GetAsync<HandoverEffect[]>($"/api/handovers/{draft.Handover.Id}/preview")).ShouldBeEmpty();
        var proposed = await head.GetAsync<ReceiverView[]>($"/api/handovers/{draft.Handover.Id}/receivers");
        proposed.Select(p => p.ManagerId).ShouldNotContain(managers[0]);
        proposed.Select(p => p.ManagerId).ShouldContain(managers[2]);
        using (var south = await server.SignInAsync("head-south"))
        {
            (await south.RefusalAsync(HttpMethod.Get, $"/api/handovers/{draft.Handover.Id}/receivers")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        var part = await head.CallAsync<HandoverView>(
            HttpMethod.Post, $"/api/handovers/{draft.Handover.Id}/receiver", new ReceiverChoice(Postings.NewId("h"), 1, managers[1], today, [customers[0]]));
        var rest = await head.CallAsync<HandoverView>(
            HttpMethod.Post, $"/api/handovers/{draft.Handover.Id}/receiver", new ReceiverChoice(Postings.NewId("h"), 2, managers[2]));
        (part.Handover.State, rest.Handover.State).ShouldBe((HandoverState.Open, HandoverState.Open));
        await SignAsync(head, managers[1], part);
        await SignAsync(head, managers[2], rest);

        await BecomesOfAsync(head, customers[0], managers[1]);
        await BecomesOfAsync(head, customers[1], managers[2]);
    }

    private async Task SignAsync(PodiumCaller head, string receiver, HandoverView handover)
    {
        using var caller = await server.SignInAsync(receiver);
        var signed = await caller.CallAsync<HandoverView>(
            HttpMethod.Post, $"/api/handovers/{handover.Handover.Id}/sign", new HandoverSigning(Postings.NewId("s"), handover.Handover.Version));
        await head.CallAsync<HandoverView>(HttpMethod.Post, $"/api/handovers/{handover.Handover.Id}/sign", new HandoverSigning(Postings.NewId("s"), signed.Handover.Version));
    }

    private static Task BecomesOfAsync(PodiumCaller head, string customer, string manager) => Eventually.BecomesAsync(
        () => head.GetAsync<CustomerView>("/api/customers/" + customer), view => view.Assignments[^1].Shares.SequenceEqual([new Share(manager, 10_000)]));

    private async Task<string[]> ManagersAsync(string unit, params string[] grades)
    {
        using var admin = await server.SignInAsync("admin");
        var managers = grades.Select(grade => (Id: Postings.NewId("new-as"), Grade: grade)).ToArray();
        using var put = await admin.SendAsync(HttpMethod.Put, "/api/organization/managers", managers.Select(m => new { id = m.Id, name = m.Id, grade = m.Grade, unitId = unit }));
        put.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        foreach (var (id, _) in managers)
        {
            using var user = await admin.SendAsync(HttpMethod.Post, "/api/users", new { userName = id, displayName = id, password = PodiumServer.Password, role = "manager", managerId = id });
            user.IsSuccessStatusCode.ShouldBeTrue();
        }

        return [.. managers.Select(m => m.Id)];
    }

    /// <summary>Compares by what is written.</summary>
    private sealed class Same<T> : IEqualityComparer<T>
    {
        public bool Equals(T? x, T? y) => System.Text.Json.JsonSerializer.Serialize(x) == System.Text.Json.JsonSerializer.Serialize(y);

        public int GetHashCode(T value) => 0;
    }
}
