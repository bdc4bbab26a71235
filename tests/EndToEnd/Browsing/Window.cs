using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Browsing;

/// <summary>A page of Podium as a person uses it.</summary>
public sealed class Window
{
    private const int Patience = 30_000;
    private readonly ConcurrentQueue<string> _errors = new();

    internal Window(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _errors.Enqueue(error);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What went wrong in the page's scripts.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Signs in at an address and waits until the page behind it is there.</summary>
    public async Task SignInAsync(string userName, string path = "/")
    {
        await Page.GotoAsync(path);
        await Page.Locator("input[autocomplete=username]").FillAsync(userName);
        await Page.Locator("input[type=password]").FillAsync(EndToEndBank.Password);
        await Page.Locator("button[type=submit]").ClickAsync();
        await Page.Locator(".shell-content").WaitForAsync();
        // A board holds still under the mouse.
        await Page.Mouse.MoveAsync(1, 1);
    }

    /// <summary>The row of a member in a league table.</summary>
    public ILocator Row(string memberId) => Page.Locator($".board-row[data-member='{memberId}']");

    /// <summary>Waits until a row shows a value.</summary>
    public Task SeesValueAsync(string memberId, string value) => Assertions.Expect(Row(memberId).Locator(".value")).ToHaveTextAsync(value, new() { Timeout = Patience });

    /// <summary>Where a row stands now, counted from 1.</summary>
    public async Task<int> PlaceAsync(string memberId) => 1 + int.Parse((await Row(memberId).GetAttributeAsync("data-index"))!, CultureInfo.InvariantCulture);

    /// <summary>Waits until a row stands at a place, counted from 1.</summary>
    public Task SeesPlaceAsync(string memberId, int place) =>
        Assertions.Expect(Row(memberId)).ToHaveAttributeAsync("data-index", (place - 1).ToString(CultureInfo.InvariantCulture), new() { Timeout = Patience });

    /// <summary>Waits until an element is there.</summary>
    public Task SeesAsync(string selector) => Assertions.Expect(Page.Locator(selector).First).ToBeVisibleAsync(new() { Timeout = Patience });

    /// <summary>How many pixels the page is wider than the screen.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");

    /// <summary>Keeps a picture in the folder <c>PODIUM_PICTURES</c>, where that is set.</summary>
    public async Task KeepPictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PODIUM_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
    }

}
