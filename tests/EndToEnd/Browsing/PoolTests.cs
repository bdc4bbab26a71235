using Microsoft.Playwright;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Browsing;

/// <summary>Claiming customers of the public pool in a real browser.</summary>
[Collection(BrowserBank.Name)]
public sealed class PoolTests(BrowserBank browser) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await browser.CloseWindowsAsync();

    [Theory]
    [InlineData("en-US", 1280, 850)]
    [InlineData("zh-CN", 390, 844)]
    public async Task A_manager_claims_a_customer_and_is_told_who_was_first_on_another(string language, int width, int height)
    {
        var bank = browser.Bank;
        var (taken, free) = ($"POOL-T{width}", $"POOL-F{width}");
        await RegisterAsync(bank, taken);
        await RegisterAsync(bank, free);
        var window = await browser.OpenAsync(language, width, height);
        await window.SignInAsync("a21", "/pool");
        await Assertions.Expect(Row(window, taken)).ToBeVisibleAsync();
        await window.KeepPictureAsync("pool-" + width);
        (await window.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);

        using (var other = await Caller.SignInAsync(bank.Server.Address, "a20", EndToEndBank.Password))
        {
            await other.CallAsync(HttpMethod.Post, $"/api/pool/{taken}/claim", new { operationId = Guid.NewGuid().ToString("N") });
        }

        await Row(window, taken).Locator(".pool-claim").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".ant-notification")).ToContainTextAsync("Manager A20");
        await Assertions.Expect(Row(window, taken)).ToHaveCountAsync(0);

        await Row(window, free).Locator(".pool-claim").ClickAsync();
        await Assertions.Expect(window.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/customers/{free}$"));
        await Assertions.Expect(window.Page.Locator(".file-head")).ToContainTextAsync("Customer " + free);
        await window.KeepPictureAsync("claimed-" + width);
        window.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("head", "/teams", ".page-head")]
    [InlineData("head", "/admin/profiles", ".ant-table-row")]
    [InlineData("admin", "/admin/assignmentRules", ".rule-sets form")]
    [InlineData("head", "/customers/C-A19", ".propose-owner")]
    public async Task A_page_of_assignment_fits_a_phone(string userName, string path, string content)
    {
        _ = browser.Bank;
        var phone = await browser.OpenAsync("zh-CN", 390, 844);
        await phone.SignInAsync(userName, path);
        await phone.SeesAsync(content);
        (await phone.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        phone.Errors.ShouldBeEmpty();
    }

    private static ILocator Row(Window window, string customer) => window.Page.Locator(".pool-row", new() { HasText = "Customer " + customer });

    private static Task RegisterAsync(EndToEndBank bank, string id) => bank.Admin.CallAsync(HttpMethod.Post, "/api/customers/" + id, new
    {
        profile = new { name = "Customer " + id, kind = "corporate" },
        homeUnitId = "A",
        since = "2026-01-01",
        shares = Array.Empty<object>(),
        accounts = new[] { id + "-1" },
    });
}
