using Microsoft.AspNetCore.ResponseCompression;
using Podium.WebHost.Leagues;

namespace Podium.WebHost.Hosting;

/// <summary>Sends files of the client and league tables compressed.</summary>
/// <remarks>
/// Nothing else: who can make a browser call Podium with text of his own choice and can watch the length of encrypted answers could guess, letter by
/// letter, a secret that comes back beside that text (BREACH). Files hold no secret; tables repeat nothing of the call but a key that is one of a few words,
/// and hold no token. Sessions, keys, displays, customers and searches are never compressed.
/// </remarks>
internal static class Compression
{
    /// <summary>Adds Brotli and gzip.</summary>
    public static void AddPodiumCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
    });

    /// <summary>Compresses what is safe to compress; before whatever answers.</summary>
    public static void UsePodiumCompression(this WebApplication app) =>
        app.UseWhen(static context => IsSafe(context.Request.Path), static branch => branch.UseResponseCompression());

    /// <summary>Whether an answer of an address may be compressed.</summary>
    public static bool IsSafe(PathString path) => !ClientFiles.IsCall(path) || TableAddress.IsTable(path);
}
