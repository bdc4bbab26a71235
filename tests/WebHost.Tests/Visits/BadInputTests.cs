using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Podium.Contracts.Customers;
using Podium.Grains.Needs;
using Podium.Grains.Visits;
using Podium.WebHost.Needs;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Tests.Visits;

/// <summary>What cannot be is refused at its field, in words, and leaves nothing behind.</summary>
public sealed class BadInputTests(PodiumServer server)
{
    [Fact]
    public async Task A_visit_that_cannot_be_is_refused_at_its_field()
    {
        using var ann = await server.SignInAsync("ann");
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var day = VisitBank.NewDay();
        var good = VisitBank.Request(customer, day);
        var planned = await VisitBank.PlanAsync(ann, good);
        var fresh = good with { OperationId = Postings.NewId("op"), Start = $"{day}T11:00:00", End = $"{day}T12:00:00" };

        var (clash, field, other) = await RefusedAsync(ann, "/api/visits", fresh with { Start = $"{day}T09:30:00", End = $"{day}T10:30:00" });
        (clash, field).ShouldBe(("visit_overlaps", "start"));
        other.ShouldBe($"Customer {customer}, {day} 09:00–10:00");
        await AtAsync("/api/visits", fresh with { Start = "2020-01-01T09:00:00", End = "2020-01-01T10:00:00" }, "in_the_past", "start");
        await AtAsync("/api/visits", fresh with { End = $"{day}T10:00:00" }, "malformed", "end");
        await AtAsync("/api/visits", fresh with { Start = $"{day} 11h" }, "malformed", "start");
        await AtAsync("/api/visits", fresh with { Place = "" }, "required", "place");
        await AtAsync("/api/visits", fresh with { Recurrence = new Recurrence(2, DateOnly.MaxValue) }, "malformed", "recurrence.until");
        // The third of four would meet the first visit: none of them is planned.
        var before = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-14);
        await AtAsync(
            "/api/visits",
            fresh with { Start = $"{before:yyyy-MM-dd}T09:30:00", End = $"{before:yyyy-MM-dd}T10:30:00", Recurrence = new Recurrence(1, before.AddDays(21)) },
            "visit_overlaps",
            "start");
        await AtAsync("/api/contacts", new ContactRequest(Postings.NewId("op"), customer, ContactKind.Phone, $"{day}T09:00:00", "x"), "malformed", "at");
        await AtAsync("/api/contacts", new ContactRequest(Postings.NewId("op"), customer, ContactKind.Phone, "2026-02-30T09:00:00", "x"), "malformed", "at");
        await AtAsync($"/api/visits/{planned.Id}/out", new OutRequest(Postings.NewId("op"), "x", "x", "2020-01-01T09:00:00"), "in_the_past", "until");
        await AtAsync($"/api/customers/{customer}/needs", new NewNeed(Postings.NewId("op"), NeedKind.Loan, "x", Deadline: new DateOnly(2020, 1, 1)), "in_the_past", "deadline");
        await AtAsync($"/api/customers/{customer}/needs", new NewNeed(Postings.NewId("op"), NeedKind.Loan, "x", -1), "amount_out_of_range", "amount");

        var agenda = await ann.GetAsync<AgendaView>($"/api/agenda?from={before:yyyy-MM-dd}&to={before.AddDays(30):yyyy-MM-dd}");
        agenda.Items.Where(item => item.CustomerId == customer && item.Kind == AgendaKind.Visit).ShouldHaveSingleItem();

        async Task AtAsync(string path, object body, string code, string at)
        {
            var refused = await RefusedAsync(ann, path, body);
            (refused.Code, refused.Field).ShouldBe((code, at), path);
        }
    }

    [Fact]
    public async Task Shares_that_do_not_add_up_are_refused_at_their_field_and_change_nothing()
    {
        using var head = await server.SignInAsync("head-north");
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        foreach (var shares in (Share[][])[[new("ann", 9_999)], [new("ann", 6_000), new("bob", 4_001)], [new("ann", 5_000), new("ann", 5_000)], [new("ann", 10_001), new("bob", -1)]])
        {
            var (code, field, _) = await RefusedAsync(head, $"/api/customers/{customer}/assignments", new { operationId = Postings.NewId("op"), from = Postings.Today, shares });
            (code, field).ShouldBe(("shares_invalid", "shares"));
        }

        (await head.GetAsync<CustomerView>($"/api/customers/{customer}")).Assignments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_the_other_is_told_who_was_first()
    {
        using var ann = await server.SignInAsync("ann");
        using var head = await server.SignInAsync("head-north");
        using var admin = await server.SignInAsync("admin");
        var need = await ann.CallAsync<NeedView>(
            HttpMethod.Post, $"/api/customers/{await Postings.CustomerAsync(server, "n1", "ann")}/needs", new NewNeed(Postings.NewId("op"), NeedKind.Loan, "A van"));
        var answers = await Task.WhenAll(new[] { head, admin }.Select(who => who.SendAsync(HttpMethod.Post, $"/api/needs/{need.Id}/answer", new NeedAnswer(Postings.NewId("op"), "Yes"))));
        answers.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1);
        var winner = answers[0].IsSuccessStatusCode ? "head-north" : "admin";
        var told = await ReadAsync(answers.Single(answer => !answer.IsSuccessStatusCode));
        (told.Code, told.Other).ShouldBe(("already_decided", winner));
    }

    [Fact]
    public async Task A_calendar_takes_nothing_that_people_write_for_a_line_of_its_own()
    {
        using var ann = await server.SignInAsync("ann");
        const string Forged = "Tea\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged\r\nSUMMARY:forged\r\nATTACH:https://example.com";
        var customer = await Postings.CustomerAsync(server, "n1", "ann");
        var visit = await VisitBank.PlanAsync(ann, VisitBank.Request(customer) with { Purpose = Forged, Place = "=HYPERLINK(\"https://example.com\")" });
        var feed = await ann.CallAsync<NewCalendarFeed>(HttpMethod.Post, "/api/calendar-feeds");

        using var phone = server.Anonymous();
        var text = await phone.Http.GetStringAsync(new Uri(feed.Url).AbsolutePath, TestContext.Current.CancellationToken);

        var events = Ical.Net.Calendar.Load(text)!.Events;
        events.ShouldNotContain(entry => entry.Uid == "forged");
        events.Single(entry => entry.Uid == $"visit-{visit.Id}@podium").Attachments.ShouldBeEmpty();
        text.ReplaceLineEndings("\n").ShouldNotContain("\nATTACH");
    }

    [Fact]
    public async Task A_bank_with_summer_time_refuses_times_that_its_clock_skips_or_shows_twice()
    {
        await using var berlin = new PodiumServer { Settings = ["--Podium:Bank:TimeZone=Europe/Berlin"] };
        await berlin.InitializeAsync();
        using var ann = await berlin.SignInAsync("ann");
        var customer = await Postings.CustomerAsync(berlin, "n1", "ann");
        var (spring, autumn) = (LastSundayOf(3), LastSundayOf(10));

        (await PlanAsync($"{spring:yyyy-MM-dd}T02:30:00", $"{spring:yyyy-MM-dd}T04:00:00")).ShouldBe(("time_does_not_exist", "start", null));
        (await PlanAsync($"{autumn:yyyy-MM-dd}T01:30:00", $"{autumn:yyyy-MM-dd}T02:30:00")).ShouldBe(("time_comes_twice", "end", null));
        var planned = await VisitBank.PlanAsync(ann, VisitBank.Request(customer) with { Start = $"{autumn:yyyy-MM-dd}T02:30:00+02:00", End = $"{autumn:yyyy-MM-dd}T02:30:00+01:00" });
        (planned.End - planned.Start).ShouldBe(TimeSpan.FromHours(1));
        var series = await VisitBank.PlanAsync(ann, VisitBank.Request(customer) with
        {
            Start = $"{spring.AddDays(-3):yyyy-MM-dd}T09:00:00", End = $"{spring.AddDays(-3):yyyy-MM-dd}T10:00:00", Recurrence = new Recurrence(1, spring.AddDays(5)),
        });
        var agenda = await ann.GetAsync<AgendaView>($"/api/agenda?from={spring.AddDays(4):yyyy-MM-dd}&to={spring.AddDays(4):yyyy-MM-dd}");
        agenda.Items.Single(item => item.Kind == AgendaKind.Visit).Start!.Value.UtcDateTime.Hour.ShouldBe(series.Start.UtcDateTime.Hour - 1);

        Task<(string? Code, string? Field, string? Other)> PlanAsync(string start, string end) => RefusedAsync(ann, "/api/visits", VisitBank.Request(customer) with { Start = start, End = end });

        static DateOnly LastSundayOf(int month)
        {
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            var year = today < new DateOnly(today.Year, month, 20) ? today.Year : today.Year + 1;
            var last = new DateOnly(year, month, 31);
            return last.AddDays(-(int)last.DayOfWeek);
        }
    }

    private static async Task<(string? Code, string? Field, string? Other)> RefusedAsync(PodiumCaller caller, string path, object body)
    {
        using var answer = await caller.SendAsync(HttpMethod.Post, path, body);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.OK, path);
        return await ReadAsync(answer);
    }

    private static async Task<(string? Code, string? Field, string? Other)> ReadAsync(HttpResponseMessage answer)
    {
        var problem = (await answer.Content.ReadFromJsonAsync<ProblemDetails>(PodiumCaller.Json, TestContext.Current.CancellationToken))!;
        problem.Detail.ShouldNotBeNullOrWhiteSpace();
        return (Text("code"), Text("field"), Text("other"));

        string? Text(string name) => problem.Extensions.TryGetValue(name, out var value) ? value?.ToString() : null;
    }
}
