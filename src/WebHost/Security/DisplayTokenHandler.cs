using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Podium.WebHost.Security;

/// <summary>
/// Proves TV boards by their token: header <c>X-Display-Token</c>, query <c>display_token</c>, and on the hub <c>access_token</c>, because
/// a browser cannot send headers with a WebSocket.
/// </summary>
internal sealed class DisplayTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    AccessCheck access) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Header = "X-Display-Token";
    private const string Query = "display_token";
    private const string HubQuery = "access_token";
    private const string Bearer = "Bearer ";

    /// <summary>The token a request carries, or null.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        var token = request.Headers[Header].ToString();
        token = token.Length > 0 ? token : request.Query[Query].ToString();
        if (token.Length == 0 && request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal))
        {
            var authorization = request.Headers.Authorization.ToString();
            token = authorization.StartsWith(Bearer, StringComparison.Ordinal) ? authorization[Bearer.Length..] : request.Query[HubQuery].ToString();
        }

        return token.Length > 0 ? token : null;
    }

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        return await access.ByDisplayTokenAsync(token, Context.RequestAborted) is { } principal
            ? AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name))
            : AuthenticateResult.Fail("The display token is unknown or was taken back.");
    }
}
