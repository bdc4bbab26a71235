using System.Net;
using Podium.Grains.Calendar;
using Podium.Grains.Visits;
using Podium.WebHost.Calendar;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Calendar;

public sealed class CalendarTests(PodiumServer server)
{
    [Fact]
    public async Task The_official_calendar_is_there_and_an_administrator_maintains_it()
    {
        using var admin = await server.SignInAsync("admin");
        (await admin.GetAsync<CalendarYear>("/api/calendar?year=2026")).Days.ShouldContain(day => day.NameZh == "春节" && day.Date == new DateOnly(2026, 2, 17));
        var change = new CalendarChange(Postings.NewId("op"), [new CalendarDay(new DateOnly(2031, 1, 1), CalendarDayKind.Holiday, "New Year", "元旦")]);
        (await admin.CallAsync<CalendarYear>(HttpMethod.Put, "/api/calendar/2031", change)).Days.Single().NameEn.ShouldBe("New Year");
        (await admin.CallAsync<CalendarYear>(HttpMethod.Put, "/api/calendar/2031", change)).Days.Length.ShouldBe(1);
        (await admin.RefusalAsync(HttpMethod.Put, "/api/calendar/2031", change with { Days = [] })).ShouldBe((HttpStatusCode.Conflict, "conflict"));
        (await admin.RefusalAsync(HttpMethod.Put, "/api/calendar/2032", change with { OperationId = Postings.NewId("op") })).ShouldBe((HttpStatusCode.BadRequest, "malformed"));
    }

    [Fact]
    public async Task Rules_begin_today_or_later_and_are_kept_with_who_set_them()
    {
        using var admin = await server.SignInAsync("admin");
        using var ann = await server.SignInAsync("ann");
        (await ann.GetAsync<VisitRulesView>("/api/visit-rules")).Rules.ShouldBe(VisitRules.Default);
        var from = new DateOnly(2040, 1, 1);
        var change = new VisitRulesChange(Postings.NewId("op"), from, VisitRules.Default with { KeyVisitsPerMonth = 3 });
        var set = await admin.CallAsync<VisitRulesView>(HttpMethod.Put, "/api/visit-rules", change);
        (set.From, set.Rules.KeyVisitsPerMonth, set.ChangedBy).ShouldBe((from, 3, "admin"));
        (await admin.RefusalAsync(HttpMethod.Put, "/api/visit-rules", change with { OperationId = "a1", From = new DateOnly(2020, 1, 1) })).ShouldBe((HttpStatusCode.BadRequest, "in_the_past"));
        (await admin.RefusalAsync(HttpMethod.Put, "/api/visit-rules", change with { OperationId = "a2", Rules = new VisitRules(99) })).ShouldBe((HttpStatusCode.BadRequest, "malformed"));
        (await ann.RefusalAsync(HttpMethod.Put, "/api/visit-rules", change)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
