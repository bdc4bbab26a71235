using System.Globalization;
using Microsoft.Playwright;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Browsing;

/// <summary>What people see in a real browser.</summary>
[Collection(BrowserBank.Name)]
public sealed class LeagueTests(BrowserBank browser) : IAsyncLifetime
{
    private const string Table = "B/managers/deposit.balance/month/value/competition/-";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await browser.CloseWindowsAsync();

    [Fact]
    public async Task A_posting_booked_over_REST_moves_its_row_while_people_watch()
    {
        var bank = browser.Bank;
        var head = await browser.OpenAsync();
        await head.SignInAsync("head");
        await head.SeesValueAsync("A05", "26,000.00");
        await head.KeepPictureAsync("league-1440");
        await head.Page.EvaluateAsync("() => { window.untouched = true; }");
        (await head.PlaceAsync("A05")).ShouldBeGreaterThan(1);

        await bank.DepositAsync("A05", "9000000.50");

        await head.SeesValueAsync("A05", "9,026,000.50");
        await head.SeesPlaceAsync("A05", 1);
        (await head.Page.EvaluateAsync<bool>("() => window.untouched === true")).ShouldBeTrue("the page was loaded anew");
        head.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_is_right_again_after_the_connection_was_cut()
    {
        var bank = browser.Bank;
        await using var cable = new Relay(bank.Server.Address).Plug();
        var head = await browser.OpenAsync(address: cable.Address);
        await head.SignInAsync("head");
        await head.SeesValueAsync("A10", "21,000.00");
        var before = await head.PlaceAsync("A10");

        await cable.PullAsync();
        await head.SeesAsync(".hub-lost");
        await bank.DepositAsync("A10", "200000.25");
        await bank.DepositAsync("A11", "1.00");
        cable.Plug();

        await head.SeesAsync(".hub-live");
        await head.SeesValueAsync("A10", "221,000.25");
        await head.SeesValueAsync("A11", "20,001.00");
        (await head.PlaceAsync("A10")).ShouldBeLessThan(before);
        await bank.DepositAsync("A11", "1.00");
        await head.SeesValueAsync("A11", "20,002.00");
        head.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_TV_needs_no_hand_and_survives_a_restart_of_the_server()
    {
        var bank = browser.Bank;
        (await bank.Admin.CallAsync(HttpMethod.Post, "/api/reconciliations"))!["green"]!.GetValue<bool>().ShouldBeTrue();
        var display = await bank.Admin.CallAsync(HttpMethod.Post, "/api/displays", new { name = "Hall", tables = new[] { Table }, secondsPerTable = 20 });
        var tv = await browser.OpenAsync(width: 1920, height: 1080);
        await tv.Page.GotoAsync(display!["url"]!.GetValue<string>());
        await tv.SeesAsync(".tv-row");
        await tv.SeesAsync(".tv-status .lamp-green");
        await Assertions.Expect(tv.Page.Locator(".tv-status")).ToContainTextAsync(EndToEndBank.Today);
        await Assertions.Expect(tv.Page.Locator(".tv-status")).ToContainTextAsync("As of");
        await tv.KeepPictureAsync("tv-1920");

        await bank.Server.KillAsync();
        await tv.SeesAsync(".tv-status .tv-lost");
        await bank.Server.StartAsync();
        await bank.DepositAsync("B05", "500000.00");

        await Assertions.Expect(tv.Page.Locator(".tv-lost")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Assertions.Expect(tv.Page.Locator(".tv-row", new() { HasText = "Manager B05" }).Locator(".rank")).ToHaveTextAsync("1", new() { Timeout = 30_000 });
        await Assertions.Expect(tv.Page.Locator(".tv-status")).ToContainTextAsync("Live");
        tv.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_explanation_adds_up_to_the_number_in_the_row()
    {
        var bank = browser.Bank;
        await bank.DepositAsync("A07", "0.01");
        await bank.DepositAsync("A07", "33.32");
        var head = await browser.OpenAsync();
        await head.SignInAsync("head");
        await head.SeesValueAsync("A07", "24,033.33");

        await head.Row("A07").ClickAsync();
        await head.SeesAsync(".explain-drawer .sum-line");

        var line = head.Page.Locator(".explain-drawer .sum-line");
        await Assertions.Expect(line).ToHaveAttributeAsync("data-right", "true");
        await Assertions.Expect(line.Locator(".sum-value")).ToHaveTextAsync("24,033.33");
        var parts = await line.Locator("b:not(.sum-value)").AllInnerTextsAsync();
        parts.Sum(Amount).ShouldBe(24_033.33m);
        var contributions = await head.Page.Locator(".explain-drawer td.number.strong").AllInnerTextsAsync();
        contributions.Sum(Amount).ShouldBe(24_033.33m);
        contributions.Count.ShouldBe(3);
        await head.KeepPictureAsync("explain-1440");
        head.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_pages_speak_Chinese_and_English()
    {
        _ = browser.Bank;
        var window = await browser.OpenAsync("zh-CN");
        await window.Page.GotoAsync("/");
        await Assertions.Expect(window.Page.Locator("button[type=submit]")).ToContainTextAsync("登");
        await window.SignInAsync("head");
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("港口支行");
        await Assertions.Expect(window.Page.Locator(".summary")).ToContainTextAsync("存款余额");
        await window.KeepPictureAsync("league-zh");

        await window.Page.Locator(".language-button").ClickAsync();

        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Harbour Branch");
        await Assertions.Expect(window.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await window.Page.ReloadAsync();
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Harbour Branch");
        window.Errors.ShouldBeEmpty();
    }

    private static decimal Amount(string text) => decimal.Parse(text.Replace('\u2212', '-').Trim(), NumberStyles.Number, CultureInfo.InvariantCulture);
}
