using System.Security.Claims;
using Podium.Contracts.Errors;
using Podium.Grains.Audit;

namespace Podium.WebHost.Security;

/// <summary>
/// Keeps in the audit who was refused what: an address or a hub call of another role, and what is missing or out of scope, which look the same
/// from outside, so that guessing shows. Those who see the whole bank guess nothing when they miss; systems name customers nobody registered in
/// the ordinary course of a feed; TV boards are read by nobody in particular.
/// </summary>
internal sealed class RefusedTries(IAuditTrail audit, TimeProvider time)
{
    private const string KeptMark = "podium.kept";
    private const int MaxSubject = 300;

    /// <summary>Marks a refusal that the audit has already, in words of its own.</summary>
    public static PodiumException MarkKept(PodiumException refusal)
    {
        refusal.Data[KeptMark] = true;
        return refusal;
    }

    /// <summary>Keeps a refusal, unless it is none of a scope or a role.</summary>
    /// <param name="user">Who tried.</param>
    /// <param name="what">What was asked for: <c>GET /api/visits/1</c>, <c>hub Join</c> …</param>
    /// <param name="refusal">Why it was refused.</param>
    /// <param name="cancellationToken">The request's.</param>
    public Task KeepAsync(ClaimsPrincipal? user, string what, PodiumException refusal, CancellationToken cancellationToken) =>
        refusal.Data.Contains(KeptMark) ? Task.CompletedTask : KeepAsync(user, what, refusal.Error.Code, cancellationToken);

    /// <summary>Keeps a refusal by its code, unless it is none of a scope or a role.</summary>
    public Task KeepAsync(ClaimsPrincipal? user, string what, string code, CancellationToken cancellationToken)
    {
        if (user?.Identity?.IsAuthenticated is not true || !IsTry(Caller.From(user), code))
        {
            return Task.CompletedTask;
        }

        var caller = Caller.From(user);
        var subject = what.Length <= MaxSubject ? what : what[..MaxSubject];
        return audit.AppendAsync(
            new AuditRecord(time.GetUtcNow(), caller.UserName, AuditActions.AccessDenied, subject, UnitId: caller.UnitId, After: AuditText.Of(new { code })), cancellationToken);
    }

    private static bool IsTry(Caller caller, string code) => (caller.Role, code) switch
    {
        (CallerRole.Display, _) => false,
        (_, ErrorCodes.Forbidden) => true,
        (CallerRole.Manager or CallerRole.BranchHead, ErrorCodes.NotFound or ErrorCodes.CustomerUnknown or ErrorCodes.ManagerUnknown or ErrorCodes.UnitUnknown) => true,
        (CallerRole.Integrator, ErrorCodes.NotFound) => true,
        _ => false,
    };
}

/// <summary>Hands the refusals of <c>/api</c> to <see cref="RefusedTries"/>, before they are answered where that is possible.</summary>
internal sealed class RefusedCalls(RequestDelegate next, RefusedTries tries)
{
    /// <summary>Passes the request on and keeps how it was refused.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (PodiumException refusal)
        {
            await tries.KeepAsync(context.User, WhatOf(context.Request), refusal, context.RequestAborted);
            throw;
        }

        if (context.Response.StatusCode is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
        {
            var code = context.Response.StatusCode == StatusCodes.Status403Forbidden ? ErrorCodes.Forbidden : ErrorCodes.NotFound;
            await tries.KeepAsync(context.User, WhatOf(context.Request), code, context.RequestAborted);
        }
    }

    private static string WhatOf(HttpRequest request) => $"{request.Method} {request.Path}{request.QueryString}";
}
