namespace Podium.WebHost.Customers.Files;

/// <summary>Section <c>Podium:Documents</c>.</summary>
internal sealed class DocumentOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Podium:Documents";

    /// <summary>Where documents lie. Web hosts beside each other must share it. Default: <c>documents</c> beside the database.</summary>
    public string? Folder { get; set; }

    /// <summary>Largest document. Larger ones hold more photos and fill the disk sooner. Default: 20 MB.</summary>
    public long MaxBytes { get; set; } = 20 * 1024 * 1024;
}
