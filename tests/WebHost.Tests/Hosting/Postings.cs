using System.Globalization;
using System.Text;
using Podium.Contracts.Customers;

namespace Podium.WebHost.Tests.Hosting;

/// <summary>Makes customers and postings for tests.</summary>
public static class Postings
{
    /// <summary>A new name, so that tests do not meet in the one bank.</summary>
    public static string NewId(string prefix) => $"{prefix}-{Guid.NewGuid().ToString("N")[..10]}";

    /// <summary>Registers a customer served by managers in equal shares.</summary>
    public static async Task<string> CustomerAsync(PodiumServer server, string homeUnit, params string[] managers)
    {
        var id = NewId("C");
        using var admin = await server.SignInAsync("admin");
        await admin.CallAsync<CustomerView>(HttpMethod.Post, $"/api/customers/{id}", new CustomerRegistration(
            new CustomerProfile("Customer " + id, CustomerKind.Corporate),
            homeUnit,
            new DateOnly(2026, 1, 1),
            [.. managers.Select(m => new Share(m, 10_000 / managers.Length))],
            [id + "-a"]));
        return id;
    }

    /// <summary>One posting as JSON on one line.</summary>
    public static string Json(string customer, string id, string amount = "100.00", string kind = "depositIn", string source = "core") =>
        $$"""{"source":"{{source}}","id":"{{id}}","customerId":"{{customer}}","accountId":"{{customer}}-a","kind":"{{kind}}","product":"current","amount":"{{amount}}","currency":"CNY","valueDate":"{{Today}}","bookedAt":"{{Today}}T08:00:00+08:00"}""";

    /// <summary>Today in the bank's time zone.</summary>
    public static string Today { get; } =
        TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Text as the body of a call.</summary>
    public static StringContent Body(string text, string type = "application/json") => new(text, Encoding.UTF8, type);
}
