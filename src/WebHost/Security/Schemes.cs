namespace Podium.WebHost.Security;

/// <summary>How callers prove who they are.</summary>
internal static class Schemes
{
    /// <summary>Chooses one of the others by what the request carries.</summary>
    public const string Any = "Podium";

    /// <summary>Sign-in by browser.</summary>
    public const string Cookie = "Cookie";

    /// <summary>Header <c>X-Api-Key</c>.</summary>
    public const string ApiKey = "ApiKey";

    /// <summary>Header <c>X-Display-Token</c>, query <c>display_token</c>, or <c>access_token</c> on the hub.</summary>
    public const string Display = "Display";
}
