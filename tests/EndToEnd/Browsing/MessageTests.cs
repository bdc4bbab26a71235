using System.Globalization;
using Microsoft.Playwright;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Browsing;

/// <summary>Thanking a customer after a visit, on a phone.</summary>
[Collection(BrowserBank.Name)]
public sealed class MessageTests(BrowserBank browser) : IAsyncLifetime
{
    private const string Customer = "C-THANKED";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await browser.CloseWindowsAsync();

    [Fact]
    public async Task A_manager_thanks_a_customer_on_the_evening_of_the_visit_with_two_clicks()
    {
        var bank = browser.Bank;
        await bank.RegisterAsync(Customer, ("A01", 10_000));
        using var manager = await Caller.SignInAsync(bank.Server.Address, "a01", EndToEndBank.Password);
        await manager.CallAsync(HttpMethod.Put, $"/api/customers/{Customer}/file", new { operationId = Id(), version = 0, status = "active", coreQuality = false, company = new { contacts = Array.Empty<object>() }, phone = "021-6123 4567" });
        await VisitAsync(manager);
        var phone = await browser.OpenAsync("zh-CN", 390, 844);
        await phone.SignInAsync("a01", "/agenda");

        var thanks = phone.Page.Locator(".entry-thanks", new() { HasText = Customer }).First;
        await thanks.ClickAsync();
        await phone.Page.Locator(".entry-details .ant-btn-primary").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".message-bubble")).ToContainTextAsync($"尊敬的Customer {Customer}");
        (await phone.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await phone.KeepPictureAsync("message-thanks");
        await phone.Page.Locator(".message-send").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".entry-thanks.entry-done", new() { HasText = Customer }).First).ToBeVisibleAsync();

        await phone.Page.GotoAsync("/messages");
        var card = phone.Page.Locator(".message", new() { HasText = Customer });
        await Assertions.Expect(card).ToContainTextAsync("021-6123 4567");
        await phone.KeepPictureAsync("messages");
        (await phone.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await card.Locator(".message-foot button").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".message-cancelled", new() { HasText = Customer })).ToBeVisibleAsync();

        var found = await manager.CallAsync(HttpMethod.Get, $"/api/messages?customerId={Customer}");
        found!["count"]!.GetValue<int>().ShouldBe(1);
        phone.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_branch_head_writes_a_template_and_sees_what_a_customer_will_read_while_typing()
    {
        _ = browser.Bank;
        var head = await browser.OpenAsync("en-US", 1280, 860);
        await head.SignInAsync("head", "/messages/templates");
        await head.Page.Locator(".message-filters .ant-btn-primary").ClickAsync();
        await head.Page.Locator("input#code").FillAsync("new-rates");
        await head.Page.Locator("textarea#textZh").FillAsync("{title}，新利率已公布。");
        await head.Page.Locator("textarea#textEn").FillAsync("Dear {titel}, our new rates are out.");
        await Assertions.Expect(head.Page.Locator(".ant-form-item-explain-error")).ToContainTextAsync("variable");
        await head.Page.Locator("textarea#textEn").FillAsync("Dear {title}, our new rates are out.");
        await Assertions.Expect(head.Page.Locator(".template-preview")).ToContainTextAsync("Dear Ms. Li, our new rates are out.");
        await head.KeepPictureAsync("template-editor");
        await head.Page.Locator(".ant-drawer-extra .ant-btn-primary").ClickAsync();

        var card = head.Page.Locator("#template-new-rates");
        await Assertions.Expect(card).ToContainTextAsync("somebody else than you");
        (await head.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        head.Errors.ShouldBeEmpty();
    }

    /// <summary>A visit that took place today.</summary>
    private static async Task VisitAsync(Caller manager)
    {
        var now = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var (start, end) = (now.AddMinutes(1), now.AddMinutes(2));
        var visit = await manager.CallAsync(
            HttpMethod.Post, "/api/visits", new { operationId = Id(), customerId = Customer, start = Iso(start), end = Iso(end), place = "1 Harbour Road", purpose = "Review" });
        var address = "/api/visits/" + visit!["id"]!.GetValue<string>();
        await manager.CallAsync(HttpMethod.Post, address + "/out", new { operationId = Id(), place = "1 Harbour Road", toWhom = Customer, until = Iso(now.AddHours(1)) });
        await manager.CallAsync(HttpMethod.Post, address + "/back", new { operationId = Id() });
    }

    private static string Iso(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static string Id() => Guid.NewGuid().ToString("N");
}
