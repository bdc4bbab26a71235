using Microsoft.Playwright;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Browsing;

/// <summary>One bank and one Chromium for all tests with a browser; each test opens windows of its own.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserBank : IAsyncLifetime, ICollectionFixture<BrowserBank>
{
    /// <summary>Name of the tests that share it.</summary>
    public const string Name = "browser";

    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly List<IBrowserContext> _windows = [];
    private string? _missing;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private EndToEndBank? _bank;

    /// <summary>The bank; skips the test where there is no browser to look at it.</summary>
    public EndToEndBank Bank
    {
        get
        {
            Assert.SkipWhen(_missing is not null, _missing ?? "");
            return _bank!;
        }
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if ((Environment.GetEnvironmentVariable("PODIUM_CHROMIUM") ?? Programs.FirstOrDefault(File.Exists)) is not { } program)
        {
            _missing = "Chromium is not installed: none at $PODIUM_CHROMIUM, " + string.Join(", ", Programs) + ".";
            return;
        }

        try
        {
            _playwright = await Playwright.CreateAsync();
        }
        catch (PlaywrightException exception)
        {
            _missing = "Playwright's driver does not start: " + exception.Message;
            return;
        }

        // Of a machine that does much else at once nothing is asked but patience.
        Assertions.SetDefaultExpectTimeout(30_000);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
        _bank = await EndToEndBank.StartAsync();
    }

    /// <summary>A window that speaks a language, of a size.</summary>
    public async Task<Window> OpenAsync(string language = "en-US", int width = 1440, int height = 900, Uri? address = null)
    {
        var home = address ?? Bank.Server.Address;
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = home.ToString(),
            Locale = language,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            HasTouch = width < 600,
        });
        context.SetDefaultTimeout(30_000);
        _windows.Add(context);
        return new Window(await context.NewPageAsync());
    }

    /// <summary>Closes what a test has opened.</summary>
    public async Task CloseWindowsAsync()
    {
        foreach (var window in _windows)
        {
            await window.CloseAsync();
        }

        _windows.Clear();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        if (_bank is not null)
        {
            await _bank.DisposeAsync();
        }
    }
}
