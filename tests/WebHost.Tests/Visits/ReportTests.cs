using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Podium.Grains.Visits;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Tests.Visits;

public sealed class ReportTests(PodiumServer server)
{
    [Fact]
    public async Task A_report_is_drafted_submitted_returned_and_confirmed_by_one_of_two()
    {
        using var ann = await server.SignInAsync("ann");
        using var head = await server.SignInAsync("head-north");
        using var admin = await server.SignInAsync("admin");
        var visit = await VisitBank.PastAsync(server, "ann", await Postings.CustomerAsync(server, "n1", "ann"), days: 30);
        var path = $"/api/visits/{visit}/report";
        (await ann.GetAsync<ReportView>(path)).Attendees.ShouldContain("ann");
        (await ann.CallAsync<ReportView>(HttpMethod.Put, path + "/draft", new ReportDraft("", "half written", [], ""))).State.ShouldBe(ReportState.Draft);
        (await ann.GetAsync<ReportView>(path)).Result.ShouldBe("half written");
        (await ann.RefusalAsync(HttpMethod.Post, path, Report() with { Result = "" })).ShouldBe((HttpStatusCode.BadRequest, "required"));
        (await ann.RefusalAsync(HttpMethod.Post, path, Report() with { Needs = [new ReportNeed("magic", "x")] })).ShouldBe((HttpStatusCode.BadRequest, "malformed"));
        var report = Report();
        var sent = await ann.CallAsync<ReportView>(HttpMethod.Post, path, report);
        (sent.State, sent.Version, sent.Late).ShouldBe((ReportState.Waiting, 1, true));
        var owed = (await ann.GetAsync<AgendaView>($"/api/agenda?to={DateTime.UtcNow.AddDays(3):yyyy-MM-dd}&from={Postings.Today}")).Items;
        owed.Count(i => i.Kind == AgendaKind.AnswerOwed && i.CustomerId == sent.CustomerId && i.Title == "A loan for a truck").ShouldBe(1);
        (await ann.CallAsync<ReportView>(HttpMethod.Post, path, report)).Version.ShouldBe(1);
        (await ann.RefusalAsync(HttpMethod.Put, path + "/draft", new ReportDraft("", "too late", [], ""))).ShouldBe((HttpStatusCode.Conflict, "wrong_state"));
        (await head.GetAsync<ReportView[]>("/api/reports?state=waiting")).ShouldContain(r => r.Id == visit);

        var decide = $"/api/reports/{visit}/";
        (await head.CallAsync<ReportView>(HttpMethod.Post, decide + "return", new ReturnRequest(Postings.NewId("op"), 1, "Say more"))).Reason.ShouldBe("Say more");
        (await ann.CallAsync<ReportView>(HttpMethod.Post, path, Report() with { Result = "More" })).Version.ShouldBe(2);
        (await head.RefusalAsync(HttpMethod.Post, decide + "confirm", new ConfirmRequest(Postings.NewId("op"), 1))).ShouldBe((HttpStatusCode.Conflict, "version_changed"));
        var both = await Task.WhenAll(new[] { head, admin }.Select(c => c.SendAsync(HttpMethod.Post, decide + "confirm", new ConfirmRequest(Postings.NewId("op"), 2))));
        both.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        var loser = await both.Single(a => !a.IsSuccessStatusCode).Content.ReadFromJsonAsync<ProblemDetails>(PodiumCaller.Json, TestContext.Current.CancellationToken);
        loser!.Extensions["code"]!.ToString().ShouldBe("already_decided");
        loser.Detail!.Split(' ')[0].ShouldBeOneOf("head-north", "admin");
        (await ann.GetAsync<VisitView>($"/api/visits/{visit}")).State.ShouldBe(VisitState.Confirmed);
        var timeline = await ann.GetAsync<System.Text.Json.JsonElement>($"/api/customers/{sent.CustomerId}/timeline");
        timeline.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("kind").GetString()).Where(kind => kind is "visit" or "report").ShouldBe(["report", "report", "visit"]);
    }

    [Fact]
    public async Task A_manager_goes_out_and_comes_back_and_the_head_sees_it()
    {
        using var cy = await server.SignInAsync("cy");
        using var head = await server.SignInAsync("head-south");
        var path = $"/api/visits/{await VisitBank.PastAsync(server, "cy", await Postings.CustomerAsync(server, "s1", "cy"), days: 0)}";
        var request = new OutRequest(Postings.NewId("op"), "Factory 3", "Ms Li", $"{DateTimeOffset.UtcNow.AddHours(2):O}");
        (await cy.CallAsync<VisitView>(HttpMethod.Post, path + "/out", request)).State.ShouldBe(VisitState.Out);
        (await cy.CallAsync<VisitView>(HttpMethod.Post, path + "/out", request)).State.ShouldBe(VisitState.Out);
        var seen = (await head.GetAsync<Whereabouts[]>("/api/whereabouts")).Single(w => w.ManagerId == "cy");
        (seen.Out, seen.Place, seen.ToWhom, seen.Late).ShouldBe((true, "Factory 3", "Ms Li", false));
        (await cy.CallAsync<VisitView>(HttpMethod.Post, path + "/back", new PlainRequest(Postings.NewId("op")))).State.ShouldBe(VisitState.Back);
        (await head.GetAsync<Whereabouts[]>("/api/whereabouts?unitId=s1")).Single(w => w.ManagerId == "cy").Out.ShouldBeFalse();
        (await cy.RefusalAsync(HttpMethod.Post, path + "/back", new PlainRequest(Postings.NewId("op")))).ShouldBe((HttpStatusCode.Conflict, "wrong_state"));
    }

    private static ReportRequest Report() => new(Postings.NewId("op"), "Ann, Ms Li", "Renewed", [new ReportNeed("loan", "A loan for a truck", 50_000_00)], "Send the offer");
}
