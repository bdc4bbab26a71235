using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.RateLimiting;
using Podium.WebHost.Hosting;

namespace Podium.WebHost.Security;

/// <summary>Puts sign-in together: three ways to prove who calls, policies, antiforgery, rate limit.</summary>
internal static class SecuritySetup
{
    /// <summary>Adds sign-in.</summary>
    public static void AddPodiumSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<SecurityOptions>(builder.Configuration.GetSection(SecurityOptions.Section));
        services.Configure<LeagueOptions>(builder.Configuration.GetSection(LeagueOptions.Section));
        services.AddSingleton<AccessCheck>();
        services.AddSingleton<AccountRules>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<ApiKeyService>();
        services.AddSingleton<ScopeSource>();
        services.AddSingleton<RefusedTries>();
        services.AddAuthorization(Policies.Configure);
        services.AddAntiforgery(options =>
        {
            options.HeaderName = AntiforgeryGuard.Header;
            options.Cookie.Name = "podium.antiforgery";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        AddSchemes(builder);
        AddKeys(builder);
        AddRateLimit(builder);
    }

    private static void AddSchemes(WebApplicationBuilder builder)
    {
        var security = builder.Configuration.GetSection(SecurityOptions.Section).Get<SecurityOptions>() ?? new SecurityOptions();
        builder.Services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, options => options.ForwardDefaultSelector = Choose)
            .AddCookie(Schemes.Cookie, options =>
            {
                options.Cookie.Name = "podium.session";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Strict;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = security.SessionIdle;
                options.SlidingExpiration = true;
                options.Events.OnValidatePrincipal = RenewAsync;
                options.Events.OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized);
                options.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
            })
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, null)
            .AddScheme<AuthenticationSchemeOptions, DisplayTokenHandler>(Schemes.Display, null);
    }

    private static string Choose(HttpContext context) =>
        context.Request.Headers.ContainsKey(ApiKeyHandler.Header) ? Schemes.ApiKey
        : DisplayTokenHandler.TokenOf(context.Request) is not null ? Schemes.Display
        : Schemes.Cookie;

    private static async Task RenewAsync(Microsoft.AspNetCore.Authentication.Cookies.CookieValidatePrincipalContext context)
    {
        var access = context.HttpContext.RequestServices.GetRequiredService<AccessCheck>();
        if (context.Principal is { } principal && await access.RenewAsync(principal, context.HttpContext.RequestAborted) is { } renewed)
        {
            context.ReplacePrincipal(renewed);
        }
        else
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Schemes.Cookie);
        }
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static void AddKeys(WebApplicationBuilder builder)
    {
        var folder = builder.Configuration[$"{SecurityOptions.Section}:KeyFolder"];
        builder.Services.AddDataProtection()
            .SetApplicationName("Podium")
            .PersistKeysToFileSystem(DataFolder.CreatePrivate(folder ?? Path.Combine(DataFolder.Of(builder.Configuration), "keys")));
    }

    private static void AddRateLimit(WebApplicationBuilder builder)
    {
        var security = builder.Configuration.GetSection(SecurityOptions.Section).Get<SecurityOptions>() ?? new SecurityOptions();
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    context.HttpContext.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
                }

                return ValueTask.CompletedTask;
            };
            options.AddPolicy(SessionEndpoints.RateLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = security.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }
}
