using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Podium.Contracts.Errors;

namespace Podium.WebHost.Security;

/// <summary>
/// Refuses unsafe calls that a browser made by cookie without proving that Podium's own page made them. Calls by key or token need no
/// proof: no browser adds those by itself.
/// </summary>
internal sealed class AntiforgeryGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    /// <summary>The cookie the page reads the token from.</summary>
    public const string Cookie = "XSRF-TOKEN";

    /// <summary>The header the page sends it in.</summary>
    public const string Header = "X-XSRF-TOKEN";

    /// <summary>Passes the request on, or refuses it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // Without the header the framework would look for the token in the form, and read a whole upload for it.
        if (NeedsProof(context) && (!context.Request.Headers.ContainsKey(Header) || !await antiforgery.IsRequestValidAsync(context)))
        {
            throw new PodiumException(ErrorCodes.Forbidden, $"Send the value of the cookie {Cookie} as header {Header}; GET /api/session sets it.");
        }

        await next(context);
    }

    /// <summary>Gives the page a token that fits who is signed in now.</summary>
    public static void Hand(HttpContext context, IAntiforgery antiforgery)
    {
        var token = antiforgery.GetAndStoreTokens(context).RequestToken!;
        context.Response.Cookies.Append(Cookie, token, new CookieOptions
        {
            HttpOnly = false,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = "/",
        });
    }

    // Signing in needs none: browsers send JSON across sites only after asking, and Podium never says yes. The hub is not asked: a browser
    // sends no SameSite=Strict cookie with another site's WebSocket.
    private static bool NeedsProof(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && !HttpMethods.IsOptions(context.Request.Method)
        && ((ClaimsPrincipal)context.User).Identity?.AuthenticationType == Schemes.Cookie
        && !(HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Equals("/api/session", StringComparison.OrdinalIgnoreCase));
}
