using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Podium.Silo.Database;
using Podium.Silo.Visits;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Visits;

namespace Podium.WebHost.Tests.Visits;

/// <summary>Customers and times for tests of visits; each test takes a day of its own, so that visits of one manager do not meet.</summary>
internal static class VisitBank
{
    private static int _days = 40;

    /// <summary>A day that no other test has.</summary>
    public static string NewDay() => DateOnly.ParseExact(Postings.Today, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        .AddDays(Interlocked.Add(ref _days, 2)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A visit to plan, from nine to ten in Shanghai.</summary>
    public static VisitRequest Request(string customer, string? day = null, string from = "09:00", string to = "10:00")
    {
        day ??= NewDay();
        return new VisitRequest(Postings.NewId("op"), customer, $"{day}T{from}:00+08:00", $"{day}T{to}:00+08:00", "Their office", "Renew the term deposit");
    }

    /// <summary>Plans a visit.</summary>
    public static Task<VisitView> PlanAsync(PodiumCaller manager, VisitRequest request) => manager.CallAsync<VisitView>(HttpMethod.Post, "/api/visits", request);

    /// <summary>A visit that began some days ago: by its address the platform plans none in the past.</summary>
    public static async Task<string> PastAsync(PodiumServer server, string manager, string customer, int days)
    {
        var start = DateTimeOffset.UtcNow.AddDays(-days).AddMilliseconds(-Random.Shared.Next(1, 50_000));
        var day = DateOnly.FromDateTime(start.ToOffset(TimeSpan.FromHours(8)).DateTime);
        var plan = new VisitPlan(customer, manager, [(start, start.AddMilliseconds(1), day)], "Office", "Talk");
        var store = server.Services.GetRequiredService<IVisitStore>();
        return (await store.PlanAsync(plan, new Operation(Postings.NewId("op"), "visit.planned", manager, plan), TestContext.Current.CancellationToken)).Id;
    }
}
