namespace Podium.WebHost.Ledger;

/// <summary>Bounds of the feed. Section <c>Podium:Feed</c>.</summary>
internal sealed class FeedOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Podium:Feed";

    /// <summary>Most bytes of a JSON array; streams have no end. Default: 8 MB, plenty for 5,000 postings.</summary>
    public int MaxArrayBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Most bytes of a line in NDJSON and CSV; a longer one is refused by itself. Default: 16 KB.</summary>
    public int MaxLineBytes { get; set; } = 16 * 1024;

    /// <summary>Most bytes of an uploaded file. Default: 2 GB.</summary>
    public long MaxFileBytes { get; set; } = 2L * 1024 * 1024 * 1024;
}
