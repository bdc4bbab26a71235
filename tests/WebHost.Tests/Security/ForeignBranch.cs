using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Customers;
using Podium.Grains.Needs;
using Podium.Grains.Visits;
using Podium.Silo.Accounts;
using Podium.Silo.Visits;
using Podium.WebHost.Assignments;
using Podium.WebHost.Customers.Files;
using Podium.WebHost.Demerits;
using Podium.WebHost.Handovers;
using Podium.WebHost.Imports;
using Podium.WebHost.Messages;
using Podium.WebHost.Needs;
using Podium.WebHost.Security;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Tests.Messages;
using Podium.WebHost.Tests.Visits;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Tests.Security;

/// <summary>One of everything in s1, with a word in every text that nobody of another branch may read.</summary>
internal sealed class ForeignBranch
{
    /// <summary>The word.</summary>
    public required string Secret { get; init; }

    public required string Manager { get; init; }

    public required string Receiver { get; init; }

    public required string Customer { get; init; }

    public required string Document { get; init; }

    public required string Need { get; init; }

    public required string Visit { get; init; }

    public required string Reported { get; init; }

    public required string Contact { get; init; }

    public required string Handover { get; init; }

    public required string Demerit { get; init; }

    public required string Team { get; init; }

    public required string Message { get; init; }

    public required string Feed { get; init; }

    public required string Import { get; init; }

    public required string ApiKey { get; init; }

    public required string Display { get; init; }

    public required string Today { get; init; }

    /// <summary>What shows that something of it was read.</summary>
    public IEnumerable<string> Traces => [Secret, Customer, Document, Need, Visit, Reported, Contact, Handover, Demerit, Team, Message, Feed, Import, ApiKey, Display];

    public static async Task<ForeignBranch> FillAsync(PodiumServer server)
    {
        var secret = "Zx" + Guid.NewGuid().ToString("N")[..12];
        var (manager, receiver, customer) = (Postings.NewId("new-fm"), Postings.NewId("new-fr"), Postings.NewId("FC"));
        await AddManagersAsync(server, "s1", manager, receiver);
        using var admin = await server.SignInAsync("admin");
        using var head = await server.SignInAsync("head-south");
        using var own = await server.SignInAsync(manager);
        await admin.CallAsync<CustomerView>(HttpMethod.Post, $"/api/customers/{customer}", new CustomerRegistration(
            new CustomerProfile(secret + " Ltd", CustomerKind.Corporate, Phone: "13912345678"), "s1", new DateOnly(2026, 1, 1), [new Share(manager, 10_000)], [customer + "-a"]));
        var document = await own.CallAsync<DocumentView>(HttpMethod.Post, $"/api/customers/{customer}/documents", Text(secret));
        var need = await own.CallAsync<NeedView>(HttpMethod.Post, $"/api/customers/{customer}/needs", new NewNeed(Postings.NewId("op"), NeedKind.Loan, secret + " wants a loan"));
        var visit = await VisitBank.PlanAsync(own, VisitBank.Request(customer) with { Place = secret + " street" });
        var reported = await VisitBank.PastAsync(server, manager, customer, 2);
        await own.CallAsync<ReportView>(HttpMethod.Post, $"/api/visits/{reported}/report", new ReportRequest(Postings.NewId("op"), secret, secret + " talked", [], secret));
        var contact = await own.CallAsync<Contact>(
            HttpMethod.Post, "/api/contacts", new ContactRequest(Postings.NewId("op"), customer, ContactKind.Phone, $"{DateTimeOffset.UtcNow.AddHours(-1):O}", secret + " called"));
        var feed = await own.CallAsync<NewCalendarFeed>(HttpMethod.Post, "/api/calendar-feeds");
        var today = DateOnly.ParseExact(Postings.Today, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var handover = await head.CallAsync<HandoverView>(
            HttpMethod.Post, "/api/handovers", new NewHandover(Postings.NewId("h"), manager, receiver, today.AddDays(1), secret + " leaves"));
        var demerit = await head.CallAsync<DemeritFile>(
            HttpMethod.Post, "/api/demerits", new NewDemerit(Postings.NewId("d"), manager, "secret-leaked", today, secret + " was told", CustomerId: customer));
        var team = await head.CallAsync<TeamFile>(
            HttpMethod.Post, "/api/teams", new NewTeam(Postings.NewId("t"), secret + " team", [new Share(manager, 5_000), new Share(receiver, 5_000)]));
        return new ForeignBranch
        {
            Secret = secret,
            Manager = manager,
            Receiver = receiver,
            Customer = customer,
            Document = document.Id,
            Need = need.Id,
            Visit = visit.Id,
            Reported = reported,
            Contact = contact.Id,
            Handover = handover.Handover.Id,
            Demerit = demerit.Demerit.Id,
            Team = team.Team.Id,
            Message = (await own.CallAsync<MessageView>(HttpMethod.Post, $"/api/customers/{customer}/messages", MessageBank.Entry())).Id,
            Feed = feed.Id,
            Import = await ImportAsync(server, secret),
            ApiKey = (await server.Services.GetRequiredService<ApiKeyService>().CreateAsync(secret, "feeder", null, TestContext.Current.CancellationToken)).Key.Id,
            Display = (await server.Services.GetRequiredService<ApiKeyService>().CreateDisplayAsync(
                secret, ["s1/managers/deposit.balance/month/value/competition/-"], 10, "s1", TestContext.Current.CancellationToken)).Display.Id,
            Today = Postings.Today,
        };
    }

    /// <summary>Managers of a unit with accounts of their names.</summary>
    public static async Task AddManagersAsync(PodiumServer server, string unit, params string[] ids)
    {
        using var admin = await server.SignInAsync("admin");
        using var put = await admin.SendAsync(HttpMethod.Put, "/api/organization/managers", ids.Select(id => new { id, name = id, grade = "manager", unitId = unit }));
        put.EnsureSuccessStatusCode();
        foreach (var id in ids)
        {
            await server.Services.GetRequiredService<AccountService>().CreateAsync(
                new NewAccount(id, id, PodiumServer.Password, UserRole.Manager, ManagerId: id), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> ImportAsync(PodiumServer server, string secret)
    {
        using var admin = await server.SignInAsync("admin");
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"source,id,customer,account,kind,product,amount,currency,value_date,booked_at\ncore,{secret},nobody,,fee,account,1.00,CNY,{Postings.Today},\n"), "file", secret + ".csv" },
        };
        var begun = await admin.CallAsync<ImportStarted>(HttpMethod.Post, "/api/imports", form);
        await Eventually.BecomesAsync(() => admin.GetAsync<ImportView>("/api/imports/" + begun.Id), import => import.Rejected == 1);
        return begun.Id;
    }

    private static MultipartFormDataContent Text(string secret)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(secret + " in a file"));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        return new MultipartFormDataContent { { file, "file", secret + ".txt" }, { new StringContent("contract"), "kind" }, { new StringContent(Postings.NewId("op")), "operationId" } };
    }
}
