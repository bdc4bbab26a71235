using Podium.Silo.Hosting;

namespace Podium.WebHost.Hosting;

/// <summary>Where this host keeps files of its own: cookie keys and uploads.</summary>
internal static class DataFolder
{
    /// <summary><c>Podium:DataFolder</c> where it is set; otherwise the folder of the embedded database.</summary>
    public static string Of(IConfiguration configuration)
    {
        var folder = configuration["Podium:DataFolder"];
        if (string.IsNullOrEmpty(folder))
        {
            var storage = configuration.GetSection(PodiumStorageOptions.Section).Get<PodiumStorageOptions>() ?? new PodiumStorageOptions();
            folder = Path.GetDirectoryName(Path.GetFullPath(storage.Path));
        }

        return Path.GetFullPath(folder ?? "data");
    }

    /// <summary>Makes a folder that nobody but the host's own account can look into, where the system knows such a thing.</summary>
    public static DirectoryInfo CreatePrivate(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
