using Microsoft.Extensions.Options;
using Podium.WebHost.Hosting;

namespace Podium.WebHost.Customers.Files;

/// <summary>Where the contents of documents lie: files named by ids that the platform gave. Nothing a client sends is ever part of a path.</summary>
internal sealed class DocumentFolder(IConfiguration configuration, IOptions<DocumentOptions> options)
{
    private const string Coming = ".part";
    private readonly string _path = Path.GetFullPath(options.Value.Folder ?? Path.Combine(DataFolder.Of(configuration), "documents"));

    /// <summary>A new id.</summary>
    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>Opens a new file to write a document into. It lies there as one that is coming in, until <see cref="Settle"/>.</summary>
    public FileStream Create(string id)
    {
        DataFolder.CreatePrivate(_path);
        return new FileStream(ComingPathOf(id), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
    }

    /// <summary>Keeps a document for good: the database has it.</summary>
    public void Settle(string id)
    {
        if (!File.Exists(ComingPathOf(id)))
        {
            return;
        }

        try
        {
            File.Move(ComingPathOf(id), PathOf(id));
        }
        catch (FileNotFoundException)
        {
            // Another call settled it in between.
        }
    }

    /// <summary>Opens a document that the database has; null when it is not here.</summary>
    public FileStream? Open(string id)
    {
        // The host was stopped after the database took it.
        Settle(id);
        return File.Exists(PathOf(id))
            ? new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan)
            : null;
    }

    /// <summary>Ids of the documents that lie here, and whether each came in before a moment and was never settled.</summary>
    public IEnumerable<(string Id, bool IsLeftOver)> List(DateTimeOffset before) => !Directory.Exists(_path)
        ? []
        : Directory.EnumerateFiles(_path)
            .Where(path => Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out _))
            .Select(path => (Path.GetFileNameWithoutExtension(path), path.EndsWith(Coming, StringComparison.Ordinal) && File.GetLastWriteTimeUtc(path) < before.UtcDateTime));

    /// <summary>Removes a document, if it is here.</summary>
    public void Delete(string id)
    {
        if (Directory.Exists(_path))
        {
            File.Delete(ComingPathOf(id));
            File.Delete(PathOf(id));
        }
    }

    private string ComingPathOf(string id) => PathOf(id) + Coming;

    private string PathOf(string id) =>
        Guid.TryParseExact(id, "N", out var guid) ? Path.Combine(_path, guid.ToString("N")) : throw new ArgumentException("This is no id of a document.", nameof(id));
}
