namespace Podium.WebHost.Hosting;

/// <summary>Finds the folder of settings and client files, wherever the host is started from.</summary>
internal static class ContentRoot
{
    /// <summary>The first with a built client out of: the working directory, the folder of the program, the project it was built in.</summary>
    public static string Find()
    {
        var program = AppContext.BaseDirectory;
        string[] candidates = [Directory.GetCurrentDirectory(), program, Path.GetFullPath(Path.Combine(program, "../../.."))];
        return candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "wwwroot", "index.html"))) ?? program;
    }
}
