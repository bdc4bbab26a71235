using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Silo.Accounts;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Accounts;

/// <summary>API keys, for administrators.</summary>
internal static class ApiKeyEndpoints
{
    /// <summary>Maps <c>/api/api-keys</c>.</summary>
    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/api-keys").WithTags("Accounts").RequireAuthorization(Policies.Administrators);
        keys.MapGet("", ListAsync).WithName("listApiKeys").WithSummary("All keys, newest first, without their secrets.");
        keys.MapPost("", CreateAsync).WithName("createApiKey").WithSummary("Makes a key for an integrator; the answer shows it for the only time.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        keys.MapDelete("/{id}", RevokeAsync).WithName("revokeApiKey").WithSummary("Takes a key back: its next call fails.");
    }

    private static async Task<Ok<ImmutableArray<ApiKeyView>>> ListAsync(IAccountStore store, CancellationToken cancellationToken)
    {
        var keys = await store.ListApiKeysAsync(cancellationToken);
        ImmutableArray<ApiKeyView> views = [.. keys.Select(k => new ApiKeyView(k.Id, k.Name, k.UserName, k.CreatedAt, k.ExpiresAt, k.RevokedAt))];
        return TypedResults.Ok(views);
    }

    private static async Task<Created<NewApiKey>> CreateAsync(ApiKeyRegistration wanted, ApiKeyService keys, CancellationToken cancellationToken)
    {
        var (key, secret) = await keys.CreateAsync(wanted.Name, wanted.UserName, wanted.ExpiresAt, cancellationToken);
        return TypedResults.Created((string?)null, new NewApiKey(key.Id, key.Name, key.UserName, secret, key.CreatedAt, key.ExpiresAt));
    }

    private static async Task<NoContent> RevokeAsync(string id, IAccountStore store, TimeProvider time, CancellationToken cancellationToken) =>
        await store.RevokeApiKeyAsync(id, time.GetUtcNow(), cancellationToken) ? TypedResults.NoContent() : throw Problems.NotFound("API key");
}
