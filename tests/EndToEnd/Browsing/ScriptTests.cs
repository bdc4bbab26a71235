using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Browsing;

/// <summary>Whatever people write is text on every page, never a part of it.</summary>
[Collection(BrowserBank.Name)]
public sealed class ScriptTests(BrowserBank browser) : IAsyncLifetime
{
    private const string Customer = "S-1";
    private const string Script = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>{{nest}}$t(error.title)";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await browser.CloseWindowsAsync();

    [Fact]
    public async Task A_script_in_any_text_is_shown_and_never_run()
    {
        var bank = browser.Bank;
        await WriteAsync(bank);
        var manager = await browser.OpenAsync();
        await manager.SignInAsync("a22", "/customers");
        await ShowsAsync(manager, "/customers", ".plain-table");
        foreach (var section in new[] { "profile", "needs", "contacts", "documents", "timeline" })
        {
            await ShowsAsync(manager, $"/customers/{Customer}?section={section}", ".ant-tabs-content");
        }

        await ShowsAsync(manager, "/needs", ".need");
        await ShowsAsync(manager, $"/agenda?view=day&day={Tomorrow}", ".entry-visit");
        await manager.Page.Locator(".entry-visit", new() { HasText = "onerror" }).First.ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".entry-details")).ToContainTextAsync(Script);
        await RequireNotRunAsync(manager);

        var admin = await browser.OpenAsync("zh-CN", 390, 844);
        await admin.SignInAsync("admin", "/audit?customerId=" + Customer);
        await admin.Page.Locator(".audit-line").First.ClickAsync();
        await admin.SeesAsync(".audit-details");
        await ShowsAsync(admin, "/needs", ".need");
        (await admin.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await RequireNotRunAsync(admin);
    }

    private static string Tomorrow => DateOnly.ParseExact(EndToEndBank.Today, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task WriteAsync(EndToEndBank bank)
    {
        await bank.Admin.CallAsync(HttpMethod.Post, "/api/customers/" + Customer, new
        {
            profile = new { name = Script, kind = "person", address = Script },
            homeUnitId = "A",
            since = "2026-01-01",
            shares = new[] { new { managerId = "A22", basisPoints = 10_000 } },
            accounts = Array.Empty<string>(),
        });
        using var manager = await Caller.SignInAsync(bank.Server.Address, "a22", EndToEndBank.Password);
        await manager.CallAsync(HttpMethod.Put, $"/api/customers/{Customer}/file", new
        {
            operationId = Id(), version = 0, status = "active", coreQuality = true, notes = Script, address = Script,
            person = new { title = Short, formOfAddress = Short, hobbies = Script, family = new[] { new { name = Short, relation = Short } } },
        });
        await manager.CallAsync(HttpMethod.Post, $"/api/customers/{Customer}/needs", new { operationId = Id(), kind = "other", text = Script });
        await manager.CallAsync(HttpMethod.Post, "/api/contacts", new { operationId = Id(), customerId = Customer, kind = "phone", at = DateTimeOffset.UtcNow.AddMinutes(-5), result = Script });
        await manager.CallAsync(HttpMethod.Post, "/api/visits", new
        {
            operationId = Id(), customerId = Customer, start = Tomorrow + "T06:00:00", end = Tomorrow + "T06:30:00", place = Script, purpose = Script,
        });
        await manager.CallAsync(HttpMethod.Post, $"/api/customers/{Customer}/documents", new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Script)), "file", "<img src=x onerror=window.ran=1>.txt" },
            { new StringContent(Short), "kind" },
            { new StringContent(Id()), "operationId" },
        });
    }

    private const string Short = "<b onclick=x>1</b>";

    /// <summary>The page shows what was written, letter by letter, and has made nothing else of it.</summary>
    private static async Task ShowsAsync(Window window, string path, string content)
    {
        await window.Page.GotoAsync(path);
        await Assertions.Expect(window.Page.Locator(content).Filter(new() { HasText = "onerror" }).First).ToBeVisibleAsync();
        await RequireNotRunAsync(window);
    }

    private static async Task RequireNotRunAsync(Window window)
    {
        (await window.Page.EvaluateAsync<bool>("() => 'ran' in window")).ShouldBeFalse(window.Page.Url);
        (await window.Page.Locator("img[src=x], main script, b[onclick]").CountAsync()).ShouldBe(0, window.Page.Url);
        window.Errors.ShouldBeEmpty();
    }

    private static string Id() => Guid.NewGuid().ToString("N");
}
