namespace Podium.WebHost.Ledger;

/// <summary>Puts the feed together.</summary>
internal static class FeedSetup
{
    /// <summary>Adds the feed.</summary>
    public static void AddFeed(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<FeedOptions>(builder.Configuration.GetSection(FeedOptions.Section));
        builder.Services.AddSingleton<PostingFeed>();
        builder.Services.AddSingleton<PostingStream>();
    }
}
