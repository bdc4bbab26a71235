namespace Podium.WebHost.Tests.Operations;

/// <summary>Finds the public data beside the repository; tests that need it skip where it is not there.</summary>
internal static class PublicData
{
    /// <summary>The folder of a data set, for instance <c>berka</c>.</summary>
    public static string Folder(string name)
    {
        var found = Ancestors().Select(d => Path.Combine(d.FullName, "shared", "data", name)).FirstOrDefault(Directory.Exists);
        Assert.SkipWhen(found is null, $"../shared/data/{name} is not beside the repository.");
        return found!;
    }

    private static IEnumerable<DirectoryInfo> Ancestors()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder;
        }
    }
}
