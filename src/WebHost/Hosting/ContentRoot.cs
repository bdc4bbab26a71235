namespace Podium.WebHost.Hosting;

/// <summary>Finds the folder of settings and client files, wherever the host is started from.</summary>
internal static class ContentRoot
{
    private const string Settings = "appsettings.json";

    /// <summary>The working directory where it has settings, else the folder of the program.</summary>
    public static string Find() =>
        File.Exists(Path.Combine(Directory.GetCurrentDirectory(), Settings)) && Directory.Exists(Path.Combine(Directory.GetCurrentDirectory(), "wwwroot"))
            ? Directory.GetCurrentDirectory()
            : AppContext.BaseDirectory;
}
