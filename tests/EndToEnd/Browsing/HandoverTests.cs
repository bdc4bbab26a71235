using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Browsing;

/// <summary>A handover with its three signatures, and a demerit from recording to decision, in a real browser.</summary>
[Collection(BrowserBank.Name)]
public sealed partial class HandoverTests(BrowserBank browser) : IAsyncLifetime
{
    private const int Customers = 6;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await browser.CloseWindowsAsync();

    [Theory]
    [InlineData("A12", "A13", "en-US", 1440, 900)]
    [InlineData("A14", "A15", "zh-CN", 390, 844)]
    [InlineData("A16", "A17", "en-US", 390, 844)]
    [InlineData("A18", "A19", "zh-CN", 1440, 900)]
    public async Task Both_managers_and_their_head_see_what_it_does_sign_and_watch_it_run(string giver, string receiver, string language, int width, int height)
    {
        var bank = browser.Bank;
        await AccountsAsync(bank, giver, receiver);
        for (var i = 1; i < Customers; i++)
        {
            await bank.RegisterAsync($"H-{giver}-{i}", (giver, 10_000));
        }

        var head = await browser.OpenAsync(language, width, height);
        await head.SignInAsync("head", "/handovers");
        await MakeAsync(head, giver, receiver);
        await RequirePreviewAsync(head);
        await head.KeepPictureAsync($"handover-preview-{language}-{width}");
        var path = new Uri(head.Page.Url).PathAndQuery;

        foreach (var manager in new[] { giver, receiver })
        {
            var window = await browser.OpenAsync(language, width, height);
            await window.SignInAsync(manager.ToLowerInvariant(), "/handovers");
            await window.Page.Locator(".handover-row", new() { HasText = "Manager " + receiver }).ClickAsync();
            await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$"));
            await RequirePreviewAsync(window);
            await SignAsync(window);
            await window.KeepPictureAsync($"handover-signed-{language}-{width}");
            window.Errors.ShouldBeEmpty();
        }

        // The head's page was open all the while and shows both signatures by itself.
        await Assertions.Expect(head.Page.Locator(".handover-signed")).ToHaveCountAsync(2);
        await SignAsync(head);
        await Assertions.Expect(head.Page.Locator(".handover-state-done")).ToBeVisibleAsync();
        await Assertions.Expect(head.Page.Locator(".handover-items tbody tr")).ToHaveCountAsync(Customers);
        await Assertions.Expect(head.Page.Locator(".handover-wide")).ToContainTextAsync(AllMoved);
        (await head.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await head.KeepPictureAsync($"handover-done-{language}-{width}");
        head.Errors.ShouldBeEmpty();

        var customer = await bank.Admin.CallAsync(HttpMethod.Get, "/api/customers/C-" + giver);
        customer!["assignments"]!.AsArray()[^1]!["shares"]![0]!["managerId"]!.GetValue<string>().ShouldBe(receiver);
        await RequireClosedToAsync(giver, language, width, height);
    }

    [Fact]
    public async Task A_demerit_is_recorded_contested_and_decided()
    {
        var bank = browser.Bank;
        await AccountsAsync(bank, "A08");
        const string Evidence = "<img src=x onerror=document.title='run'> no visit in the archive";
        var head = await browser.OpenAsync();
        await head.SignInAsync("head", "/demerits");
        await head.Page.Locator(".page-head .ant-btn-primary").ClickAsync();
        await ChooseAsync(head, "managerId", "A08");
        await ChooseAsync(head, "fault", "Visit missed");
        await head.Page.Locator("textarea#evidence").FillAsync(Evidence);
        await head.Page.Locator(".ant-modal .ant-btn-primary").ClickAsync();
        await Assertions.Expect(Item(head, Evidence)).ToBeVisibleAsync();

        var manager = await browser.OpenAsync("zh-CN", 390, 844);
        await manager.SignInAsync("a08", "/demerits");
        await Assertions.Expect(Item(manager, Evidence)).ToContainTextAsync("1");
        (await manager.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await StepAsync(manager, Evidence, 0, "The customer moved it");
        await Assertions.Expect(Item(manager, Evidence)).ToContainTextAsync("The customer moved it");
        await manager.KeepPictureAsync("demerit-contested");

        await head.Page.ReloadAsync();
        await Assertions.Expect(Item(head, Evidence).Locator(".demerit-actions button")).ToHaveCountAsync(1);
        var admin = await browser.OpenAsync();
        await admin.SignInAsync("admin", "/demerits");
        await StepAsync(admin, Evidence, 1, "The report shows it");
        await Assertions.Expect(admin.Page.Locator(".demerit-void", new() { HasText = Evidence })).ToContainTextAsync("The report shows it");
        await admin.KeepPictureAsync("demerit-dismissed");
        foreach (var window in new[] { head, manager, admin })
        {
            (await window.Page.TitleAsync()).ShouldNotBe("run");
            window.Errors.ShouldBeEmpty();
        }
    }

    [GeneratedRegex(@"6\D+6")]
    private static partial Regex AllMoved { get; }

    private static async Task AccountsAsync(EndToEndBank bank, params string[] managers)
    {
        foreach (var id in managers)
        {
            var name = id.ToLowerInvariant();
            await bank.Admin.CallAsync(HttpMethod.Post, "/api/users", new { userName = name, displayName = name, password = EndToEndBank.Password, role = "manager", managerId = id });
        }
    }

    private static async Task MakeAsync(Window head, string giver, string receiver)
    {
        await head.Page.Locator(".page-head .ant-btn-primary").ClickAsync();
        await ChooseAsync(head, "giverId", giver);
        await ChooseAsync(head, "receiverId", receiver);
        await head.Page.Locator("textarea#reason").FillAsync("Moves to another branch");
        await head.Page.Locator(".ant-modal .ant-btn-primary").ClickAsync();
        await Assertions.Expect(head.Page).ToHaveURLAsync(new Regex("/handovers/.+"));
    }

    /// <summary>Both managers' totals and ranks stand there, before and after; nothing is wider than the screen.</summary>
    private static async Task RequirePreviewAsync(Window window)
    {
        var shifts = window.Page.Locator(".handover-shift");
        await Assertions.Expect(shifts).ToHaveCountAsync(6);
        await Assertions.Expect(shifts.First).ToContainTextAsync("→");
        await Assertions.Expect(shifts.First).Not.ToContainTextAsync("--");
        (await window.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
    }

    private static async Task SignAsync(Window window)
    {
        var signed = await window.Page.Locator(".handover-signed").CountAsync();
        await window.Page.Locator(".handover-actions .ant-btn-primary").ClickAsync();

        // By key: the question still grows into place, and a click would fall beside what has moved.
        await window.Page.Locator(".ant-popconfirm .ant-btn-primary").PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator(".handover-signed")).ToHaveCountAsync(signed + 1);
    }

    private async Task RequireClosedToAsync(string giver, string language, int width, int height)
    {
        var window = await browser.OpenAsync(language, width, height);
        await window.SignInAsync(giver.ToLowerInvariant(), "/customers/C-" + giver);
        await window.SeesAsync("[role=alert]");
        await Assertions.Expect(window.Page.Locator(".shell-content")).Not.ToContainTextAsync("Customer C-" + giver);
    }

    private static async Task ChooseAsync(Window window, string field, string text)
    {
        await window.Page.Locator("#" + field).FillAsync(text);
        await window.Page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option", new() { HasText = text }).First.ClickAsync();
    }

    private static ILocator Item(Window window, string evidence) => window.Page.Locator(".demerit-item", new() { HasText = evidence });

    private static async Task StepAsync(Window window, string evidence, int button, string reason)
    {
        await Item(window, evidence).Locator(".demerit-actions button").Nth(button).ClickAsync();
        await window.Page.Locator(".ant-modal textarea").FillAsync(reason);
        await window.Page.Locator(".ant-modal .ant-btn-primary").ClickAsync();
    }
}
