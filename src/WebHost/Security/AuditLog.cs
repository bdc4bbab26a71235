using System.Security.Claims;
using Podium.Grains.Audit;

namespace Podium.WebHost.Security;

/// <summary>
/// Logs who changed what: every unsafe call but the feed, whose postings the ledger keeps, and names the caller to the grains for the entries of
/// the audit. No bodies: they hold passwords and customers.
/// </summary>
internal sealed partial class AuditLog(RequestDelegate next, ILogger<AuditLog> logger)
{
    /// <summary>Passes the request on and logs it with its outcome.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || request.Path.StartsWithSegments("/api/postings", StringComparison.OrdinalIgnoreCase)
            || HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method))
        {
            await next(context);
            return;
        }

        context.Response.OnCompleted(() =>
        {
            LogChange(context.User.FindFirstValue(ClaimTypes.Name) ?? "nobody", request.Method, request.Path, context.Response.StatusCode);
            return Task.CompletedTask;
        });
        if (context.User.FindFirstValue(ClaimTypes.Name) is { } actor)
        {
            Acting.As(actor);
        }

        await next(context);
    }

    [LoggerMessage(1, LogLevel.Information, "'{UserName}': {Method} {Path} answered {Status}.")]
    private partial void LogChange(string userName, string method, string path, int status);
}
