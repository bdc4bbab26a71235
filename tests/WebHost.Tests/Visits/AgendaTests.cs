using System.Net;
using Podium.Contracts.Customers;
using Podium.Grains.Visits;
using Podium.WebHost.Needs;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Tests.Visits;

public sealed class AgendaTests(PodiumServer server)
{
    [Fact]
    public async Task An_agenda_shows_the_visit_the_report_to_write_and_the_callback()
    {
        using var dee = await server.SignInAsync("dee");
        using var head = await server.SignInAsync("head-north");
        var customer = await Postings.CustomerAsync(server, "n2", "dee");
        var planned = await VisitBank.PlanAsync(dee, VisitBank.Request(customer));
        var past = await VisitBank.PastAsync(server, "dee", customer, days: 20);
        var next = DateTimeOffset.UtcNow.AddDays(1);
        var contact = new ContactRequest(Postings.NewId("op"), customer, ContactKind.Phone, $"{DateTimeOffset.UtcNow.AddMinutes(-1):O}", "Call again", $"{next:O}");
        using var recorded = await dee.SendAsync(HttpMethod.Post, "/api/contacts", contact);
        recorded.StatusCode.ShouldBe(HttpStatusCode.OK);

        var today = await dee.GetAsync<AgendaView>($"/api/agenda?from={Postings.Today}&to={next.AddDays(1):yyyy-MM-dd}");
        today.ManagerId.ShouldBe("dee");
        var report = today.Items.Single(i => i.Id == "report/" + past);
        (report.Kind, report.State).ShouldBe((AgendaKind.Report, "overdue"));
        var callback = today.Items.Single(i => i.Kind == AgendaKind.Callback && i.CustomerId == customer);
        callback.Start!.Value.ShouldBe(next, TimeSpan.FromMilliseconds(1));
        (await dee.GetAsync<AgendaView>($"/api/agenda?from={planned.Day:yyyy-MM-dd}")).Items.ShouldContain(i => i.Id == "visit/" + planned.Id && i.Movable);
        var counts = await dee.GetAsync<AgendaCounts>("/api/agenda/counts");
        (counts.Todo > 0, counts.Overdue > 0).ShouldBe((true, true));

        (await head.GetAsync<AgendaView>("/api/agenda?managerId=dee")).Items.ShouldContain(i => i.Id == "report/" + past);
        (await head.RefusalAsync(HttpMethod.Get, "/api/agenda?managerId=cy")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await head.RefusalAsync(HttpMethod.Get, "/api/agenda")).ShouldBe((HttpStatusCode.BadRequest, "required"));
        (await dee.RefusalAsync(HttpMethod.Get, "/api/agenda?managerId=ann")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await dee.RefusalAsync(HttpMethod.Get, "/api/agenda?from=2026-01-01&to=2027-01-01")).ShouldBe((HttpStatusCode.BadRequest, "malformed"));
    }

    [Fact]
    public async Task Demands_and_compliance_are_seen_within_the_scope()
    {
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        using var ann = await server.SignInAsync("ann");
        using var south = await server.SignInAsync("head-south");
        using var north = await server.SignInAsync("head-north");
        foreach (var demand in await ann.GetAsync<DemandView[]>($"/api/customers/{customer}/demands"))
        {
            (demand.OwedBy, demand.Kind).ShouldBe(("ann", DemandKind.Contact));
        }

        (await south.RefusalAsync(HttpMethod.Get, $"/api/customers/{customer}/demands")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        var compliance = await north.GetAsync<ComplianceView>("/api/compliance?period=halfYear");
        var judged = compliance.Rows.Select(r => r.ManagerId).ToArray();
        string[] own = ["ann", "bob", "dee"];
        own.ShouldBeSubsetOf(judged);
        judged.ShouldNotContain("cy");
        (await ann.GetAsync<ComplianceView>("/api/compliance")).Rows.Single().ManagerId.ShouldBe("ann");
        (await north.RefusalAsync(HttpMethod.Get, "/api/compliance?unitId=south")).ShouldBe((HttpStatusCode.NotFound, "not_found"));
        (await north.RefusalAsync(HttpMethod.Get, "/api/compliance?period=week")).ShouldBe((HttpStatusCode.BadRequest, "malformed"));
    }

    [Fact]
    public async Task A_proposal_is_accepted_once_and_as_a_whole()
    {
        using var bob = await server.SignInAsync("bob");
        var customer = await Postings.CustomerAsync(server, "n1", "bob");
        var day = VisitBank.NewDay();
        _ = await bob.GetAsync<ProposedItem[]>("/api/agenda/proposal");
        var accept = new ProposalAcceptance(
            Postings.NewId("op"), [new AcceptedItem(customer, DemandKind.Visit, $"{day}T09:00:00+08:00"), new AcceptedItem(customer, DemandKind.Contact, $"{day}T15:00:00+08:00")]);
        (await bob.CallAsync<AcceptedProposal>(HttpMethod.Post, "/api/agenda/proposal/accept", accept)).Planned.ShouldBe(2);
        (await bob.CallAsync<AcceptedProposal>(HttpMethod.Post, "/api/agenda/proposal/accept", accept)).Planned.ShouldBe(2);
        (await bob.GetAsync<AgendaView>($"/api/agenda?from={day}")).Items.Select(i => i.Kind).ShouldBe([AgendaKind.Visit, AgendaKind.Callback]);
        var clash = accept with { OperationId = Postings.NewId("op"), Items = [new AcceptedItem(customer, DemandKind.Contact, $"{day}T16:00:00+08:00"), accept.Items[0]] };
        (await bob.RefusalAsync(HttpMethod.Post, "/api/agenda/proposal/accept", clash)).ShouldBe((HttpStatusCode.Conflict, "visit_overlaps"));
        (await bob.GetAsync<AgendaView>($"/api/agenda?from={day}")).Items.Length.ShouldBe(2);
        var foreign = await Postings.CustomerAsync(server, "s1", "cy");
        (await bob.RefusalAsync(HttpMethod.Post, "/api/agenda/proposal/accept", clash with { Items = [clash.Items[0] with { CustomerId = foreign }] })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_calendar_feed_shows_visits_until_it_is_taken_back()
    {
        using var ann = await server.SignInAsync("ann");
        using var phone = server.Anonymous();
        var visit = await VisitBank.PlanAsync(ann, VisitBank.Request(await Postings.CustomerAsync(server, "n1", "ann")) with { Purpose = "Tea; cake, and\nmore" });
        var feed = await ann.CallAsync<NewCalendarFeed>(HttpMethod.Post, "/api/calendar-feeds");
        var path = new Uri(feed.Url).AbsolutePath;
        using var answer = await phone.SendAsync(HttpMethod.Get, path);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var calendar = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        var entry = calendar.Events.Single(e => e.Uid == $"visit-{visit.Id}@podium");
        entry.Start!.AsUtc.ShouldBe(visit.Start.UtcDateTime);
        entry.Summary!.ShouldEndWith("Tea; cake, and\nmore");
        using var bob = await server.SignInAsync("bob");
        (await bob.RefusalAsync(HttpMethod.Delete, $"/api/calendar-feeds/{feed.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var revoked = await ann.SendAsync(HttpMethod.Delete, $"/api/calendar-feeds/{feed.Id}");
        revoked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await phone.RefusalAsync(HttpMethod.Get, path)).ShouldBe((HttpStatusCode.NotFound, "not_found"));
    }

    [Fact]
    public async Task A_change_reaches_the_open_pages_of_the_manager_and_the_head_and_of_nobody_else()
    {
        using var ann = await server.SignInAsync("ann");
        using var north = await server.SignInAsync("head-north");
        using var south = await server.SignInAsync("head-south");
        await using var own = await AgendaListener.OpenAsync(server, ann);
        await using var above = await AgendaListener.OpenAsync(server, north);
        await using var elsewhere = await AgendaListener.OpenAsync(server, south);
        var visit = await VisitBank.PlanAsync(ann, VisitBank.Request(await Postings.CustomerAsync(server, "n1", "ann")));
        (await own.HearAsync(visit.Id)).ManagerId.ShouldBe("ann");
        (await above.HearAsync(visit.Id)).UnitId.ShouldBe("n1");
        elsewhere.Heard.ShouldNotContain(c => c.RefId == visit.Id);
        var need = await ann.CallAsync<NeedView>(
            HttpMethod.Post, $"/api/customers/{visit.CustomerId}/needs", new { operationId = Postings.NewId("op"), kind = "loan", text = "A loan" });
        (await own.HearAsync(need.Id)).Kind.ShouldBe("need");
        elsewhere.Heard.ShouldNotContain(c => c.RefId == need.Id);
    }
}
