using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Browsing;

/// <summary>What people may not see, and what everybody can use on a phone.</summary>
[Collection(BrowserBank.Name)]
public sealed class ReachTests(BrowserBank browser) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await browser.CloseWindowsAsync();

    [Fact]
    public async Task A_manager_cannot_open_what_is_not_theirs()
    {
        _ = browser.Bank;
        var window = await browser.OpenAsync();
        await window.SignInAsync("a01");
        await window.SeesValueAsync("A01", "30,000.00");
        await Assertions.Expect(window.Row("A02").Locator(".masked").First).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator(".shell-nav a[href='/admin']")).ToHaveCountAsync(0);

        await window.Page.GotoAsync("/?table=B/managers/deposit.balance/month/value/competition/-");
        await window.SeesAsync("[role=alert]");
        await Assertions.Expect(window.Page.Locator(".board-row")).ToHaveCountAsync(0);
        await window.KeepPictureAsync("refused");

        await window.Page.GotoAsync("/admin");
        await Assertions.Expect(window.Page.Locator(".shell-content")).Not.ToContainTextAsync("feeder");
    }

    [Theory]
    [InlineData("GET", "/api/customers/C-B01", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/customers/C-A02", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/users", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/api/api-keys", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/api/displays", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/api/reconciliations", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/api/postings", HttpStatusCode.Forbidden)]
    [InlineData("PUT", "/api/organization/units", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/api/leagues/B/managers/deposit.balance/month/value/competition/-", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/leagues/A/managers/deposit.balance/month/value/competition/-/explain/A02", HttpStatusCode.NotFound)]
    public async Task The_API_refuses_a_manager_what_is_not_theirs(string method, string path, HttpStatusCode expected)
    {
        using var manager = await Caller.SignInAsync(browser.Bank.Server.Address, "a01", EndToEndBank.Password);
        using var answer = await manager.SendAsync(HttpMethod.Parse(method), path, method == "GET" ? null : new JsonArray());
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("head", "/", ".board-row")]
    [InlineData("a01", "/desk", ".place-card")]
    [InlineData("head", "/customers", ".shell-content > *")]
    [InlineData("admin", "/admin", ".shell-content > *")]
    [InlineData("admin", "/import", ".shell-content > *")]
    public async Task A_page_fits_a_phone(string userName, string path, string content)
    {
        _ = browser.Bank;
        var phone = await browser.OpenAsync(width: 390, height: 844);
        await phone.SignInAsync(userName, path);
        await phone.SeesAsync(content);
        await phone.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await phone.KeepPictureAsync("phone" + path.Replace('/', '-'));
        (await phone.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        phone.Errors.ShouldBeEmpty();
    }
}
