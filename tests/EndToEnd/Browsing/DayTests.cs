using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Browsing;

/// <summary>A manager's day from morning to evening, and the branch head's part in it, in a real browser.</summary>
[Collection(BrowserBank.Name)]
public sealed class DayTests(BrowserBank browser) : IAsyncLifetime
{
    private const string Result = "They want a loan for the new hall.";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await browser.CloseWindowsAsync();

    [Theory]
    [InlineData("a20", "en-US", 1440, 900)]
    [InlineData("a21", "zh-CN", 390, 844)]
    public async Task A_manager_runs_the_day_from_morning_to_evening(string user, string language, int width, int height)
    {
        var bank = browser.Bank;
        var customer = "C-" + user.ToUpperInvariant();
        var window = await browser.OpenAsync(language, width, height);
        await window.SignInAsync(user, "/agenda");
        await window.SeesAsync(".agenda");

        await PlanAsync(window, customer);
        var visit = window.Page.Locator(".entry-visit", new() { HasText = customer }).First;
        await Assertions.Expect(visit).ToBeVisibleAsync();
        (await window.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        await window.KeepPictureAsync("agenda-" + width);

        await visit.ClickAsync();
        await window.Page.Locator(".visit-out").ClickAsync();
        await window.Page.Locator("input#until").FillAsync("23:59");
        await window.Page.Locator(".ant-modal .ant-btn-primary").ClickAsync();
        await window.SeesAsync(".out-now");
        var head = await browser.OpenAsync();
        await head.SignInAsync("head", "/branch/whereabouts");
        await Assertions.Expect(head.Page.Locator(".where-out", new() { HasText = "Manager " + user.ToUpperInvariant() })).ToBeVisibleAsync();
        await head.KeepPictureAsync("whereabouts");

        await window.Page.Locator(".out-now .ant-btn-primary").ClickAsync();
        await window.SeesAsync(".report");
        await window.Page.Locator("textarea#result").FillAsync(Result);
        await window.KeepPictureAsync("report-" + width);
        await HandInWithoutLineAsync(window);

        await Assertions.Expect(window.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/agenda$"));
        var waiting = await WaitingAsync(bank, customer);
        waiting.Count.ShouldBe(1, "the report must arrive once");
        waiting[0]!["result"]!.GetValue<string>().ShouldBe(Result);

        await NewNeedAsync(window, customer);
        head.Errors.ShouldBeEmpty();
        window.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_branch_head_confirms_and_returns_with_the_keyboard_alone()
    {
        var bank = browser.Bank;
        await ReportAsync(bank, "a22");
        await ReportAsync(bank, "a23");
        var head = await browser.OpenAsync();
        await head.SignInAsync("head", "/branch");
        await head.SeesAsync(".report-row");
        await head.KeepPictureAsync("reports");

        await ChooseAsync(head, "C-A22");
        await head.Page.Keyboard.PressAsync("c");
        await Assertions.Expect(Row(head, "C-A22")).ToHaveCountAsync(0);
        await ChooseAsync(head, "C-A23");
        await head.Page.Keyboard.PressAsync("r");
        await head.Page.Locator(".ant-modal textarea").FillAsync("Which hall?");
        await head.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(Row(head, "C-A23")).ToHaveCountAsync(0);

        var manager = await browser.OpenAsync();
        await manager.SignInAsync("a23", "/agenda");
        await manager.Page.Locator(".entry", new() { HasText = "C-A23" }).First.ClickAsync();
        await manager.Page.Locator(".visit-report, .entry-details .ant-btn-primary").First.ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".report-page")).ToContainTextAsync("Which hall?");
        head.Errors.ShouldBeEmpty();
        manager.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a20", "/agenda", ".agenda")]
    [InlineData("a20", "/agenda?view=month", ".month")]
    [InlineData("a20", "/needs", ".page-head")]
    [InlineData("a20", "/customers/C-A20", ".file-figures")]
    [InlineData("head", "/branch", ".page-head")]
    [InlineData("head", "/branch/compliance", ".compliance")]
    [InlineData("admin", "/audit", ".audit-entry")]
    [InlineData("admin", "/admin/holidays", ".year-day")]
    public async Task A_page_of_the_relationship_fits_a_phone(string userName, string path, string content)
    {
        _ = browser.Bank;
        var phone = await browser.OpenAsync("zh-CN", 390, 844);
        await phone.SignInAsync(userName, path);
        await phone.SeesAsync(content);
        await phone.KeepPictureAsync("phone" + path.Replace('/', '-').Replace('?', '-'));
        (await phone.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        phone.Errors.ShouldBeEmpty();
    }

    private static async Task PlanAsync(Window window, string customer)
    {
        await window.Page.Locator(".agenda-plan").ClickAsync();
        await window.Page.Locator("#customerId").FillAsync(customer);
        await window.Page.Locator(".ant-select-item-option", new() { HasText = customer }).First.ClickAsync();
        var (start, end) = SoonToday();
        await window.Page.Locator("input#start").FillAsync(start);
        await window.Page.Locator("input#end").FillAsync(end);
        await window.Page.Locator("input#place").FillAsync("1 Harbour Road");
        await window.Page.Locator("textarea#purpose").FillAsync("Yearly review");
        await window.Page.Locator(".ant-modal .ant-btn-primary").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".ant-modal .ant-btn-primary")).ToHaveCountAsync(0);
    }

    /// <summary>Hands the report in while the line is down: it is kept, said to be kept, and sent once the line is back.</summary>
    private static async Task HandInWithoutLineAsync(Window window)
    {
        await window.Page.Context.SetOfflineAsync(true);
        await window.Page.Locator(".report-foot button").ClickAsync();
        await window.SeesAsync(".report-page .ant-alert-warning");
        await window.KeepPictureAsync("report-kept");
        await window.Page.Context.SetOfflineAsync(false);
    }

    /// <summary>One click opens the form, one saves it.</summary>
    private static async Task NewNeedAsync(Window window, string customer)
    {
        await window.Page.GotoAsync("/customers/" + customer);
        await window.Page.Locator(".file-head .ant-btn-primary").ClickAsync();
        await window.Page.Locator("textarea#text").FillAsync("A card for the son");
        await window.Page.Locator(".ant-modal .ant-btn-primary").ClickAsync();

        // Leaving before it closes would cut the call off.
        await Assertions.Expect(window.Page.Locator("textarea#text")).ToBeHiddenAsync();
        await window.Page.GotoAsync("/needs");
        await Assertions.Expect(window.Page.Locator(".need", new() { HasText = "A card for the son" })).ToBeVisibleAsync();
    }

    private static async Task<JsonArray> WaitingAsync(EndToEndBank bank, string customer)
    {
        using var head = await Caller.SignInAsync(bank.Server.Address, "head", EndToEndBank.Password);
        var reports = await head.CallAsync(HttpMethod.Get, "/api/reports?state=waiting");
        return [.. reports!.AsArray().Where(r => r!["customerId"]!.GetValue<string>() == customer).Select(r => r!.DeepClone())];
    }

    /// <summary>A visit that took place, with its report waiting.</summary>
    private static async Task ReportAsync(EndToEndBank bank, string user)
    {
        using var manager = await Caller.SignInAsync(bank.Server.Address, user, EndToEndBank.Password);
        var (start, end) = SoonToday();
        var customerId = "C-" + user.ToUpperInvariant();
        var at = EndToEndBank.Today + "T";
        var visit = await manager.CallAsync(HttpMethod.Post, "/api/visits", new { operationId = Id(), customerId, start = at + start, end = at + end, place = "1 Harbour Road", purpose = "Review" });
        var address = "/api/visits/" + visit!["id"]!.GetValue<string>();
        await manager.CallAsync(HttpMethod.Post, address + "/out", new { operationId = Id(), place = "1 Harbour Road", toWhom = customerId, until = at + "23:59" });
        await manager.CallAsync(HttpMethod.Post, address + "/back", new { operationId = Id() });
        await manager.CallAsync(HttpMethod.Post, address + "/report", new { operationId = Id(), attendees = user, result = Result, needs = Array.Empty<object>(), nextStep = "Offer" });
    }

    private static async Task ChooseAsync(Window head, string customer)
    {
        await Row(head, customer).ClickAsync();
        await Assertions.Expect(Row(head, customer)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-chosen"));
    }

    private static ILocator Row(Window head, string customer) => head.Page.Locator(".report-row", new() { HasText = customer });

    private static string Id() => Guid.NewGuid().ToString("N");

    /// <summary>The rest of the bank's day from the next minute but one on, at most half an hour of it.</summary>
    private static (string Start, string End) SoonToday()
    {
        var now = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var last = new TimeOnly(23, 59);
        var start = TimeOnly.FromDateTime(now.DateTime.AddMinutes(2));
        var end = start.AddMinutes(30);
        return (Clock(start), Clock(end < start || end > last ? last : end));
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
