namespace Podium.WebHost.Hosting;

/// <summary>Serves the web client: plain files, open to everybody, without any data in them.</summary>
internal static class ClientFiles
{
    private const string Page = "index.html";

    // Addresses that are calls; whatever else is no file is a page of the client.
    private static readonly PathString[] Calls = ["/api", "/hubs", "/openapi", "/scalar", "/health"];

    /// <summary>Whether an address is a call, not a file or page of the client.</summary>
    public static bool IsCall(PathString path) => Calls.Any(call => path.StartsWithSegments(call, StringComparison.OrdinalIgnoreCase));

    /// <summary>Serves files; those with a hash in the name may be kept for a year, the page never.</summary>
    public static void UseClientFiles(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
            context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
    });

    /// <summary>
    /// Serves the page for every address that is no call, between routing and authorization. A route that catches everything would do
    /// the same and hide that an address does not take a method or content type.
    /// </summary>
    public static void UseClientPages(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (IsPage(context) && app.Environment.WebRootFileProvider.GetFileInfo(Page) is { Exists: true } page)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            await context.Response.SendFileAsync(page, context.RequestAborted);
            return;
        }

        await next(context);
    });

    private static bool IsPage(HttpContext context) =>
        context.GetEndpoint() is null
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !Path.HasExtension(context.Request.Path)
        && !IsCall(context.Request.Path);
}
