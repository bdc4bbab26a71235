using Podium.WebHost.Imports;

namespace Podium.WebHost.Ledger;

/// <summary>Puts the feed and the imports together.</summary>
internal static class FeedSetup
{
    /// <summary>Adds them.</summary>
    public static void AddFeed(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<FeedOptions>(builder.Configuration.GetSection(FeedOptions.Section));
        builder.Services.AddSingleton<PostingFeed>();
        builder.Services.AddSingleton<PostingStream>();
        builder.Services.AddSingleton<PatientFeed>();
        builder.Services.AddSingleton<ImportFolder>();
        builder.Services.AddSingleton<ImportQueue>();
        builder.Services.AddSingleton<ImportUpload>();
        builder.Services.AddSingleton<ImportRun>();
        builder.Services.AddHostedService<ImportRunner>();
    }
}
