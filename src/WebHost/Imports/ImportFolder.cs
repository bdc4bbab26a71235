using Podium.WebHost.Hosting;

namespace Podium.WebHost.Imports;

/// <summary>Where uploads lie until every row has its answer.</summary>
internal sealed class ImportFolder(IConfiguration configuration)
{
    private readonly string _path = Path.Combine(DataFolder.Of(configuration), "imports");

    /// <summary>The file of an upload.</summary>
    public string PathOf(string id) => Path.Combine(_path, id + ".csv");

    /// <summary>Whether the file of an upload lies here, and not on another host.</summary>
    public bool Has(string id) => File.Exists(PathOf(id));

    /// <summary>Opens a new file to write an upload into.</summary>
    public FileStream Create(string id)
    {
        DataFolder.CreatePrivate(_path);
        return new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
    }

    /// <summary>Opens an upload from its beginning.</summary>
    public FileStream Open(string id) =>
        new(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>Removes an upload, if it is here.</summary>
    public void Delete(string id) => File.Delete(PathOf(id));
}
