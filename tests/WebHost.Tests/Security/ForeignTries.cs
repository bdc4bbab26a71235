using System.Text;
using Podium.Contracts.Customers;
using Podium.WebHost.Tests.Customers.Files;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Security;

/// <summary>What may come of a try.</summary>
internal enum Door
{
    /// <summary>Nobody of another branch gets through.</summary>
    Closed,

    /// <summary>People of another branch do not get through; a system that feeds may, and reads nothing.</summary>
    Feed,

    /// <summary>Ends the caller's own sign-in and touches nobody else; not called, the callers are still needed.</summary>
    Spared,

    /// <summary>Answers what is the caller's own, or everybody's: nothing of the other branch.</summary>
    Own,
}

/// <summary>A call that reaches for a thing of another branch.</summary>
/// <param name="Door">What may come of it.</param>
/// <param name="Path">The address, filled in.</param>
/// <param name="Body">Makes the body, or null.</param>
internal sealed record ForeignTry(Door Door, string Path, Func<object?>? Body = null);

/// <summary>A line, or more, for every endpoint of the OpenAPI document.</summary>
internal static class ForeignTries
{
    private const string Table = "/managers/deposit.balance/month/value/competition/-";
    private const string AnyTable = "/api/leagues/{unit}/{scope}/{indicator}/{period}/{measure}/{tieRule}/{secondary}";

    /// <summary>All lines, by endpoint as the document names it.</summary>
    public static ILookup<string, ForeignTry> Of(ForeignBranch of) =>
        new[] { Accounts(of), Bank(of), Customers(of), Work(of), Visits(of), Steps(of), Assignments(of), Messages(of), Leagues(of) }.SelectMany(lines => lines).ToLookup(line => line.Endpoint, line => line.Try);

    private static IEnumerable<(string Endpoint, ForeignTry Try)> Accounts(ForeignBranch of) =>
    [
        Own("GET /api/session"),
        Own("POST /api/session", body: new { userName = of.Manager, password = "a guess of 1" }),
        Own("POST /api/session/password", body: new { current = "a guess of 2", @new = "another horse 44" }),
        Line(Door.Spared, "DELETE /api/session", null, null, null),
        Closed("GET /api/users"),
        Closed("POST /api/users", body: new { userName = of.Secret, displayName = "x", password = "correct horse 9", role = "branchHead", unitId = "s1" }),
        Closed("PATCH /api/users/{userName}", "/api/users/" + of.Manager, new { displayName = "x" }),
        Closed("GET /api/api-keys"),
        Closed("POST /api/api-keys", body: new { name = "x", userName = of.Manager }),
        Closed("DELETE /api/api-keys/{id}", "/api/api-keys/" + of.ApiKey),
        Own("GET /api/displays"),
        Closed("POST /api/displays", body: new { name = "x", tables = new[] { "s1" + Table }, secondsPerTable = 10 }),
        Closed("DELETE /api/displays/{id}", "/api/displays/" + of.Display),
        Closed("GET /api/displays/current"),
    ];

    private static IEnumerable<(string Endpoint, ForeignTry Try)> Bank(ForeignBranch of) =>
    [
        Own("GET /api/organization"),
        Closed("PUT /api/organization/units", body: Array.Empty<object>()),
        Closed("PUT /api/organization/managers", body: new[] { new { id = of.Manager, name = "x", grade = "manager", unitId = "n1" } }),
        Closed("POST /api/organization/managers/{id}/move", $"/api/organization/managers/{of.Manager}/move", new { unitId = "n1", from = of.Today }),
        Own("GET /api/bank"),
        Closed("POST /api/bank/business-date", body: new { businessDate = of.Today }),
        Own("GET /api/indicators"),
        Closed("PUT /api/indicators/{code}", "/api/indicators/deposit.balance", new { }),
        Own("GET /api/calendar"),
        Closed("PUT /api/calendar/{year}", "/api/calendar/2026", new { operationId = "x", days = Array.Empty<object>() }),
        Own("GET /api/visit-rules"),
        Closed("PUT /api/visit-rules", body: new { operationId = "x", from = of.Today, rules = new { } }),
        Closed("GET /api/audit", "/api/audit?customerId=" + of.Customer),
        Closed("GET /api/audit/verify"),
        Closed("GET /api/reconciliations"),
        Closed("POST /api/reconciliations"),
        Feed("POST /api/postings", body: Array.Empty<object>()),
        Feed("POST /api/imports", content: () => new MultipartFormDataContent { { new StringContent("x"), "note" } }),
        Feed("GET /api/imports"),
        Closed("GET /api/imports/{id}", "/api/imports/" + of.Import),
        Closed("GET /api/imports/{id}/rejected.csv", $"/api/imports/{of.Import}/rejected.csv"),
    ];

    private static IEnumerable<(string Endpoint, ForeignTry Try)> Customers(ForeignBranch of)
    {
        var customer = "/api/customers/" + of.Customer;
        return
        [
            Own("GET /api/customers", "/api/customers?count=200"),
            Own("GET /api/customers", "/api/customers?search=" + of.Secret),
            Own("GET /api/customers", "/api/customers?search=" + of.Customer),
            Closed("GET /api/customers", "/api/customers?managerId=" + of.Manager),
            Closed("GET /api/customers/{id}", customer),
            Feed("POST /api/customers/{id}", customer, new CustomerRegistration(new CustomerProfile("Other", CustomerKind.Corporate), "n1", new DateOnly(2026, 1, 1), [], [])),
            Closed("PATCH /api/customers/{id}", customer, new { phone = "1" }),
            Feed("POST /api/customers/{id}/accounts", customer + "/accounts", new[] { of.Customer + "-a" }),
            Closed("POST /api/customers/{id}/assignments", customer + "/assignments", new { operationId = "x", from = of.Today, shares = Array.Empty<object>() }),
            Closed("GET /api/customers/{id}/file", customer + "/file"),
            Closed("PUT /api/customers/{id}/file", customer + "/file", new { operationId = "x", version = 0, status = "lost", coreQuality = false }),
            Closed("GET /api/customers/{id}/timeline", customer + "/timeline"),
            Closed("PUT /api/customers/{id}/relations", customer + "/relations", new { operationId = "x", relations = Array.Empty<object>() }),
            Closed("POST /api/customers/{id}/documents", customer + "/documents", content: () => DocumentTests.Form("a.txt", "text/plain", Encoding.UTF8.GetBytes("x"), "x")),
            Closed("GET /api/customers/{id}/documents/{documentId}", $"{customer}/documents/{of.Document}"),
            Closed("DELETE /api/customers/{id}/documents/{documentId}", $"{customer}/documents/{of.Document}"),
            Closed("GET /api/customers/{id}/contacts", customer + "/contacts"),
            Closed("GET /api/customers/{id}/demands", customer + "/demands"),
            Closed("POST /api/customers/{id}/needs", customer + "/needs", new { operationId = "x", kind = "loan", text = "x" }),
        ];
    }

    private static IEnumerable<(string Endpoint, ForeignTry Try)> Work(ForeignBranch of)
    {
        var need = "/api/needs/" + of.Need;
        return
        [
            Own("GET /api/needs", "/api/needs?state=all&count=200"),
            Own("GET /api/needs", "/api/needs?owner=unit&count=200"),
            Closed("POST /api/needs/{id}/answer", need + "/answer", new { operationId = "x", answer = "x" }),
            Closed("POST /api/needs/{id}/close", need + "/close", new { operationId = "x", outcome = "lost" }),
            Closed("POST /api/needs/{id}/pass", need + "/pass", new { operationId = "x", unitId = "n1" }),
            Closed("GET /api/agenda", "/api/agenda?managerId=" + of.Manager),
            Own("GET /api/agenda", "/api/agenda"),
            Own("GET /api/agenda/counts"),
            Own("GET /api/agenda/proposal"),
            Closed("POST /api/agenda/proposal/accept", body: new { operationId = "x", items = new[] { new { customerId = of.Customer, kind = "visit", start = of.Today + "T23:00:00" } } }),
            Own("GET /api/calendar-feeds"),
            Own("POST /api/calendar-feeds"),
            Closed("DELETE /api/calendar-feeds/{id}", "/api/calendar-feeds/" + of.Feed),
            Closed("GET /api/ical/{token}.ics", $"/api/ical/{of.Feed}.ics"),
            Own("GET /api/whereabouts"),
            Closed("GET /api/whereabouts", "/api/whereabouts?unitId=s1"),
            Own("GET /api/compliance"),
            Closed("GET /api/compliance", "/api/compliance?unitId=s1"),
            Closed("GET /api/managers/{id}/milestones", $"/api/managers/{of.Manager}/milestones"),
            Closed("PUT /api/managers/{id}/milestones", $"/api/managers/{of.Manager}/milestones", Array.Empty<object>()),
        ];
    }

    private static IEnumerable<(string Endpoint, ForeignTry Try)> Visits(ForeignBranch of)
    {
        var visit = "/api/visits/" + of.Visit;
        var report = $"/api/visits/{of.Reported}/report";
        var written = new { operationId = "x", attendees = "x", result = "x", needs = Array.Empty<object>(), nextStep = "x" };
        return
        [
            Closed("POST /api/visits", body: new { operationId = "x", customerId = of.Customer, start = "2030-01-01T09:00:00", end = "2030-01-01T10:00:00", place = "x", purpose = "x" }),
            Closed("GET /api/visits/{id}", visit),
            Closed("PATCH /api/visits/{id}", visit, new { operationId = "x", place = "x" }),
            Closed("DELETE /api/visits/{id}", visit + "?operationId=x&reason=x"),
            Closed("POST /api/visits/{id}/out", visit + "/out", new { operationId = "x", place = "x", toWhom = "x", until = of.Today + "T23:59:00" }),
            Closed("POST /api/visits/{id}/back", visit + "/back", new { operationId = "x" }),
            Closed("GET /api/visits/{id}/report", report),
            Closed("POST /api/visits/{id}/report", report, written),
            Closed("PUT /api/visits/{id}/report/draft", report + "/draft", written),
            Own("GET /api/reports"),
            Closed("POST /api/reports/{id}/confirm", $"/api/reports/{of.Reported}/confirm", new { operationId = "x", version = 1 }),
            Closed("POST /api/reports/{id}/return", $"/api/reports/{of.Reported}/return", new { operationId = "x", version = 1, reason = "x" }),
            Closed("POST /api/contacts", body: new { operationId = "x", customerId = of.Customer, kind = "phone", at = of.Today + "T00:00:00", result = "x" }),
        ];
    }

    private static IEnumerable<(string Endpoint, ForeignTry Try)> Steps(ForeignBranch of)
    {
        var (handover, demerit) = ("/api/handovers/" + of.Handover, "/api/demerits/" + of.Demerit);
        return
        [
            Own("GET /api/handovers"),
            Closed("POST /api/handovers", body: new { operationId = "x", giverId = of.Manager, receiverId = of.Receiver, from = of.Today, reason = "x" }),
            Closed("GET /api/handovers/{id}", handover),
            Closed("GET /api/handovers/{id}/customers", handover + "/customers"),
            Closed("GET /api/handovers/{id}/preview", handover + "/preview"),
            Closed("POST /api/handovers/{id}/sign", handover + "/sign", new { operationId = "x", version = 1 }),
            Closed("POST /api/handovers/{id}/cancel", handover + "/cancel", new { operationId = "x", version = 1, reason = "x" }),
            Closed("POST /api/handovers/{id}/retry", handover + "/retry", new { operationId = "x", version = 1 }),
            Own("GET /api/demerits/catalogue"),
            Closed("PUT /api/demerits/catalogue/{code}", "/api/demerits/catalogue/x", new { }),
            Own("GET /api/demerits"),
            Closed("GET /api/demerits", "/api/demerits?managerId=" + of.Manager),
            Closed("POST /api/demerits", body: new { operationId = "x", managerId = of.Manager, fault = "visit-missed", day = of.Today, evidence = "x" }),
            Own("GET /api/demerits/points"),
            Closed("GET /api/demerits/points", "/api/demerits/points?unitId=s1"),
            Closed("GET /api/demerits/{id}", demerit),
            Closed("POST /api/demerits/{id}/contest", demerit + "/contest", new { operationId = "x", version = 1, reason = "x" }),
            Closed("POST /api/demerits/{id}/decide", demerit + "/decide", new { operationId = "x", version = 1, upheld = false, reason = "x" }),
            Closed("POST /api/demerits/{id}/withdraw", demerit + "/withdraw", new { operationId = "x", version = 1, reason = "x" }),
        ];
    }

    private static IEnumerable<(string Endpoint, ForeignTry Try)> Assignments(ForeignBranch of)
    {
        var team = "/api/teams/" + of.Team;
        var members = new[] { new { managerId = of.Manager, basisPoints = 5_000 }, new { managerId = of.Receiver, basisPoints = 5_000 } };
        return
        [
            Closed("GET /api/customers/{id}/owner-proposal", $"/api/customers/{of.Customer}/owner-proposal"),
            Closed("GET /api/handovers/{id}/receivers", $"/api/handovers/{of.Handover}/receivers"),
            Closed("POST /api/handovers/{id}/receiver", $"/api/handovers/{of.Handover}/receiver", new { operationId = "x", version = 1, receiverId = of.Receiver }),
            Own("GET /api/manager-profiles"),
            Closed("PUT /api/manager-profiles/{id}", "/api/manager-profiles/" + of.Manager, new { operationId = "x", version = 0, specialties = Array.Empty<string>(), industries = Array.Empty<string>() }),
            Own("GET /api/assignment-rules"),
            Closed("PUT /api/assignment-rules", body: new { }),
            Own("GET /api/pool-rules"),
            Closed("PUT /api/pool-rules", body: new { }),
            Own("GET /api/teams"),
            Closed("POST /api/teams", body: new { operationId = "x", name = "x", members }),
            Closed("GET /api/teams/{id}", team),
            Closed("PUT /api/teams/{id}", team, new { operationId = "x", version = 1, name = "x", members }),
            Closed("POST /api/teams/{id}/retire", team + "/retire", new { operationId = "x", version = 1 }),
            Closed("POST /api/teams/{id}/customers", team + "/customers", new { operationId = "x", customerId = of.Customer, from = of.Today }),
            Own("GET /api/pool", "/api/pool?count=200"),
            Closed("POST /api/pool", body: new { operationId = "x", customerId = of.Customer, reason = "x" }),
            Own("GET /api/pool/returning"),
            Closed("POST /api/pool/{customerId}/claim", $"/api/pool/{of.Customer}/claim", new { operationId = "x" }),
        ];
    }

    private static IEnumerable<(string Endpoint, ForeignTry Try)> Messages(ForeignBranch of)
    {
        var message = "/api/messages/" + of.Message;
        var customer = $"/api/customers/{of.Customer}/messages";
        return
        [
            // Templates are the whole bank's.
            Own("GET /api/message-templates"),
            Own("PUT /api/message-templates/{code}", "/api/message-templates/" + of.Team, new { operationId = "x", version = 0, content = new { } }),
            Own("POST /api/message-templates/{code}/approve", $"/api/message-templates/{of.Team}/approve", new { operationId = "x", version = 1 }),
            Own("POST /api/message-templates/{code}/retire", $"/api/message-templates/{of.Team}/retire", new { operationId = "x", version = 1 }),
            Own("POST /api/message-templates/preview", body: new { }),
            Own("GET /api/messages", "/api/messages?count=200"),
            Closed("GET /api/messages", "/api/messages?managerId=" + of.Manager),
            Closed("GET /api/messages", "/api/messages?customerId=" + of.Customer),
            Closed("GET /api/messages/{id}", message),
            Closed("POST /api/messages/{id}/cancel", message + "/cancel", new { operationId = "x" }),
            Closed("POST /api/messages/{id}/retry", message + "/retry", new { operationId = "x" }),
            Own("POST /api/messages/notices", body: new { template = "thanks-sms", templateVersion = 1, language = "zh", unitId = "s1" }),
            Feed("POST /api/messages/receipts/{id}", "/api/messages/receipts/" + of.Visit, new { state = "delivered" }),
            Closed("GET /api/customers/{id}/messages/draft", customer + "/draft"),
            Closed("POST /api/customers/{id}/messages", customer, new { operationId = "x", template = "thanks-sms", templateVersion = 1, language = "zh" }),
        ];
    }

    private static IEnumerable<(string Endpoint, ForeignTry Try)> Leagues(ForeignBranch of)
    {
        var table = "/api/leagues/s1" + Table;
        return
        [
            Closed("GET " + AnyTable, table),
            Closed($"GET {AnyTable}/around/{{memberId}}", $"{table}/around/{of.Manager}"),
            Closed($"GET {AnyTable}/members", $"{table}/members?ids={of.Manager}"),
            Closed($"GET {AnyTable}/trend", $"{table}/trend?ids={of.Manager}"),
            Closed($"GET {AnyTable}/restatements", $"{table}/restatements?asOf={of.Today}"),
            Closed($"GET {AnyTable}/explain/{{memberId}}", $"{table}/explain/{of.Manager}"),
            Closed($"GET {AnyTable}/explain/{{memberId}}", $"/api/leagues/bank{Table}/explain/{of.Manager}"),
            Closed($"GET {AnyTable}/passed/{{memberId}}", $"{table}/passed/{of.Manager}?since={of.Today}"),
            Closed($"GET {AnyTable}/passed/{{memberId}}", $"/api/leagues/bank{Table}/passed/{of.Manager}?since={of.Today}"),
        ];
    }

    private static (string Endpoint, ForeignTry Try) Closed(string endpoint, string? path = null, object? body = null, Func<object?>? content = null) => Line(Door.Closed, endpoint, path, body, content);

    private static (string Endpoint, ForeignTry Try) Feed(string endpoint, string? path = null, object? body = null, Func<object?>? content = null) => Line(Door.Feed, endpoint, path, body, content);

    private static (string Endpoint, ForeignTry Try) Own(string endpoint, string? path = null, object? body = null) => Line(Door.Own, endpoint, path, body, null);

    private static (string Endpoint, ForeignTry Try) Line(Door door, string endpoint, string? path, object? body, Func<object?>? content) =>
        (endpoint, new ForeignTry(door, path ?? endpoint[(endpoint.IndexOf(' ', StringComparison.Ordinal) + 1)..], content ?? (body is null ? null : () => body)));
}
