using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Customers;
using Podium.Grains.Messages;
using Podium.Grains.Visits;
using Podium.Silo.Visits;
using Podium.WebHost.Customers.Files;
using Podium.WebHost.Messages;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Messages;

/// <summary>Customers that can be written to, and visits to give thanks for.</summary>
internal static class MessageBank
{
    public const string Phone = "139 0000 1111";
    public const string Email = "li@example.com";

    /// <summary>A message to send.</summary>
    public static NewMessage Entry() => new(Postings.NewId("op"), "thanks-sms", 1, MessageLanguage.Zh);

    /// <summary>A person with phone and e-mail.</summary>
    public static async Task<string> CustomerAsync(
        PodiumServer server, PodiumCaller caller, string unit, string manager, CustomerStatus status = CustomerStatus.Active, bool noMessages = false, string? phone = Phone)
    {
        var id = Postings.NewId("P");
        using var admin = await server.SignInAsync("admin");
        await admin.CallAsync<CustomerView>(HttpMethod.Post, $"/api/customers/{id}", new CustomerRegistration(
            new CustomerProfile("李娜", CustomerKind.Person), unit, new DateOnly(2026, 1, 1), [new Share(manager, 10_000)], []));
        var file = await caller.CallAsync<CustomerFileView>(HttpMethod.Put, $"/api/customers/{id}/file", new FileChange(
            "file-" + id, 0, status, false, new PersonFile([], FormOfAddress: "李女士"), Phone: phone, Email: Email, NoMessages: noMessages));
        file.NoMessages.ShouldBe(noMessages);
        return id;
    }

    /// <summary>A visit of today that took place.</summary>
    public static async Task<string> VisitedTodayAsync(PodiumServer server, string customer, string manager)
    {
        var now = DateTimeOffset.UtcNow;
        var visit = new Visit(
            Postings.NewId("visit"), customer, "李娜", manager, now, now.AddMilliseconds(1), DateOnly.ParseExact(Postings.Today, "yyyy-MM-dd", CultureInfo.InvariantCulture), "Office", "Talk", false,
            VisitState.Back, null, now, now, null);
        await server.Services.GetRequiredService<IVisitHistory>().AddAsync(new VisitTakeover([visit], [], []), manager, TestContext.Current.CancellationToken);
        return visit.Id;
    }
}
