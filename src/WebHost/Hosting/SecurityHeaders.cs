namespace Podium.WebHost.Hosting;

/// <summary>Tells browsers to run nothing but Podium's own files, and to keep answers of the API nowhere.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Ant Design and ECharts write style attributes; Scalar's page carries its settings in a script of its own.
    private const string Pages =
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self' ws: wss:; "
        + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    private const string Reference = Pages + "; script-src 'self' 'unsafe-inline'";

    /// <summary>Adds the headers and passes the request on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/scalar", StringComparison.Ordinal) ? Reference : Pages;
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            headers.CacheControl = "no-cache, no-store";
        }

        return next(context);
    }
}
