using Microsoft.Extensions.Options;
using Podium.WebHost.Hosting;

namespace Podium.WebHost.Customers.Files;

/// <summary>Where the contents of documents lie: files named by ids that the platform gave. Nothing a client sends is ever part of a path.</summary>
internal sealed class DocumentFolder(IConfiguration configuration, IOptions<DocumentOptions> options)
{
    private readonly string _path = Path.GetFullPath(options.Value.Folder ?? Path.Combine(DataFolder.Of(configuration), "documents"));

    /// <summary>A new id.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Opens a new file to write a document into.</summary>
    public FileStream Create(string id)
    {
        DataFolder.CreatePrivate(_path);
        return new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
    }

    /// <summary>Opens a document; null when it is not here.</summary>
    public FileStream? Open(string id) => File.Exists(PathOf(id))
        ? new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan)
        : null;

    /// <summary>Removes a document, if it is here.</summary>
    public void Delete(string id)
    {
        if (Directory.Exists(_path))
        {
            File.Delete(PathOf(id));
        }
    }

    private string PathOf(string id) =>
        Guid.TryParseExact(id, "N", out var guid) ? Path.Combine(_path, guid.ToString("N")) : throw new ArgumentException("This is no id of a document.", nameof(id));
}
