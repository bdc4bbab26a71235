using Podium.WebHost.Errors;

namespace Podium.WebHost.Hosting;

/// <summary>Serves the web client: plain files, open to everybody, without any data in them.</summary>
internal static class ClientFiles
{
    private const string Page = "index.html";

    /// <summary>Serves files; those with a hash in the name may be kept for a year, the page never.</summary>
    public static void UseClientFiles(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
            context.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
    });

    /// <summary>Every address that is no file and no call is a page of the client.</summary>
    public static void MapClientPages(this WebApplication app)
    {
        app.Map("/api/{**rest}", IResult () => throw Problems.NotFound("address")).ExcludeFromDescription();
        // Ids may have dots: only what lies with the scripts is never a page.
        app.Map("/assets/{**rest}", IResult () => throw Problems.NotFound("file")).AllowAnonymous().ExcludeFromDescription();
        app.MapFallback("{**path}", SendPageAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task SendPageAsync(HttpContext context, IWebHostEnvironment environment)
    {
        var page = environment.WebRootFileProvider.GetFileInfo(Page);
        if (!page.Exists || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            throw Problems.NotFound("page");
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.SendFileAsync(page);
    }
}
