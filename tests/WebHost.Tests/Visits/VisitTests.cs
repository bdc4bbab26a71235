using System.Net;
using Podium.Grains.Visits;
using Podium.Silo.Visits;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Tests.Visits;

public sealed class VisitTests(PodiumServer server)
{
    [Fact]
    public async Task A_visit_is_planned_once_however_often_it_is_sent()
    {
        using var ann = await server.SignInAsync("ann");
        var request = VisitBank.Request(await Postings.CustomerAsync(server, "n1", "ann"));
        var planned = await VisitBank.PlanAsync(ann, request);
        (planned.State, planned.ManagerId).ShouldBe((VisitState.Planned, "ann"));
        (await VisitBank.PlanAsync(ann, request)).Id.ShouldBe(planned.Id);
        (await ann.RefusalAsync(HttpMethod.Post, "/api/visits", request with { Place = "Elsewhere" })).ShouldBe((HttpStatusCode.Conflict, "conflict"));
    }

    [Fact]
    public async Task Visits_of_a_manager_do_not_overlap_even_when_planned_at_once()
    {
        using var ann = await server.SignInAsync("ann");
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var day = VisitBank.NewDay();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ann.SendAsync(HttpMethod.Post, "/api/visits", VisitBank.Request(customer, day, $"09:0{i}", $"10:0{i}"))));
        answers.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        (await ann.RefusalAsync(HttpMethod.Post, "/api/visits", VisitBank.Request(customer, day, "09:30", "11:00"))).ShouldBe((HttpStatusCode.Conflict, "visit_overlaps"));
        (await VisitBank.PlanAsync(ann, VisitBank.Request(customer, day, "14:00", "15:00"))).State.ShouldBe(VisitState.Planned);
    }

    [Fact]
    public async Task Bad_times_and_texts_are_refused()
    {
        using var ann = await server.SignInAsync("ann");
        var request = VisitBank.Request(await Postings.CustomerAsync(server, "n1", "ann"));
        await Refused(request with { Start = "2020-01-01T09:00:00+08:00", End = "2020-01-01T10:00:00+08:00" }, "in_the_past");
        await Refused(request with { End = request.Start }, "malformed");
        await Refused(request with { Start = "tomorrow" }, "malformed");
        await Refused(request with { Place = " " }, "required");
        await Refused(request with { Purpose = new string('x', 501) }, "malformed");
        await Refused(request with { Recurrence = new Recurrence(0, new DateOnly(2030, 1, 1)) }, "malformed");
        await Refused(request with { OperationId = "" }, "required");

        async Task Refused(VisitRequest bad, string code) => (await ann.RefusalAsync(HttpMethod.Post, "/api/visits", bad)).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    [Fact]
    public async Task What_belongs_to_others_looks_like_what_is_not_there()
    {
        using var ann = await server.SignInAsync("ann");
        using var bob = await server.SignInAsync("bob");
        using var south = await server.SignInAsync("head-south");
        using var north = await server.SignInAsync("head-north");
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var visit = (await VisitBank.PlanAsync(ann, VisitBank.Request(customer))).Id;
        await Missing(bob, HttpMethod.Post, "/api/visits", VisitBank.Request(customer));
        await Missing(bob, HttpMethod.Get, $"/api/visits/{visit}");
        await Missing(bob, HttpMethod.Patch, $"/api/visits/{visit}", new VisitMove("m1", Place: "x"));
        await Missing(bob, HttpMethod.Delete, $"/api/visits/{visit}?operationId=m2&reason=x");
        await Missing(bob, HttpMethod.Post, $"/api/visits/{visit}/back", new PlainRequest("m3"));
        await Missing(bob, HttpMethod.Get, $"/api/visits/{visit}/report");
        await Missing(south, HttpMethod.Get, $"/api/visits/{visit}");
        await Missing(south, HttpMethod.Post, $"/api/reports/{visit}/confirm", new ConfirmRequest("m4", 1));
        await Missing(south, HttpMethod.Get, $"/api/customers/{customer}/contacts");
        await Missing(south, HttpMethod.Get, "/api/whereabouts?unitId=n1");
        (await north.GetAsync<VisitView>($"/api/visits/{visit}")).CustomerId.ShouldBe(customer);

        static async Task Missing(PodiumCaller caller, HttpMethod method, string path, object? body = null) =>
            (await caller.RefusalAsync(method, path, body)).ShouldBe((HttpStatusCode.NotFound, "not_found"));
    }

    [Fact]
    public async Task A_visit_is_moved_and_cancelled_with_a_reason()
    {
        using var ann = await server.SignInAsync("ann");
        var path = $"/api/visits/{(await VisitBank.PlanAsync(ann, VisitBank.Request(await Postings.CustomerAsync(server, "n1", "ann")))).Id}";
        var day = VisitBank.NewDay();
        var moved = await ann.CallAsync<VisitView>(HttpMethod.Patch, path, new VisitMove(Postings.NewId("op"), $"{day}T15:00:00+08:00"));
        ($"{moved.Day:yyyy-MM-dd}", moved.End - moved.Start).ShouldBe((day, TimeSpan.FromHours(1)));
        (await ann.CallAsync<VisitView>(HttpMethod.Delete, $"{path}?operationId={Postings.NewId("op")}&reason=Ill")).State.ShouldBe(VisitState.Cancelled);
        (await ann.RefusalAsync(HttpMethod.Patch, path, new VisitMove(Postings.NewId("op"), Place: "x"))).ShouldBe((HttpStatusCode.Conflict, "wrong_state"));
    }

    [Fact]
    public async Task A_contact_is_recorded_once()
    {
        using var ann = await server.SignInAsync("ann");
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var now = DateTimeOffset.UtcNow;
        var request = new ContactRequest(Postings.NewId("op"), customer, ContactKind.Phone, $"{now.AddMinutes(-5):O}", "Wants a loan", $"{now.AddDays(2):O}");
        var kept = await ann.CallAsync<Contact>(HttpMethod.Post, "/api/contacts", request);
        kept.NextContact.ShouldNotBeNull();
        (await ann.CallAsync<Contact>(HttpMethod.Post, "/api/contacts", request)).Id.ShouldBe(kept.Id);
        (await ann.GetAsync<Contact[]>($"/api/customers/{customer}/contacts")).Length.ShouldBe(1);
        (await ann.RefusalAsync(HttpMethod.Post, "/api/contacts", request with { OperationId = "c2", At = $"{now.AddDays(1):O}" })).Code.ShouldBe("malformed");
    }
}
