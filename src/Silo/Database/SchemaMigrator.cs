using DbUp.Engine;
using DbUp.Engine.Output;

namespace Podium.Silo.Database;

/// <summary>Brings a database to the schema of this program before anything uses it.</summary>
internal interface ISchemaMigrator
{
    /// <summary>Runs the scripts that are missing, one process at a time. Throws <see cref="SchemaTooNewException"/>.</summary>
    Task MigrateAsync(CancellationToken cancellationToken);
}

/// <summary>The database was written by a newer Podium; this one could misread it.</summary>
internal sealed class SchemaTooNewException(string database, IEnumerable<string> scripts)
    : Exception($"The database {database} has changes that this version of Podium does not know ({string.Join(", ", scripts)}). Start the newer version, or restore a backup.");

/// <summary>Runs DbUp over the embedded scripts of a folder below <c>Database</c>.</summary>
internal static class SchemaUpgrade
{
    public static bool IsIn(string resource, string folder) =>
        resource.StartsWith($"Podium.Silo.Database.{folder}.", StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal);

    public static void Run(UpgradeEngine engine, string database)
    {
        var unknown = engine.GetExecutedButNotDiscoveredScripts();
        if (unknown.Count > 0)
        {
            throw new SchemaTooNewException(database, unknown);
        }

        var result = engine.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"The database {database} could not be brought up to date: {result.ErrorScript?.Name}.", result.Error);
        }
    }
}

/// <summary>Passes DbUp's lines to our log.</summary>
internal sealed partial class UpgradeLog(ILogger logger) : IUpgradeLog
{
    public void LogTrace(string format, params object[] args) => Detail(Format(format, args));

    public void LogDebug(string format, params object[] args) => Detail(Format(format, args));

    public void LogInformation(string format, params object[] args) => Detail(Format(format, args));

    public void LogWarning(string format, params object[] args) => Problem(Format(format, args), null);

    public void LogError(string format, params object[] args) => Problem(Format(format, args), null);

    public void LogError(Exception ex, string format, params object[] args) => Problem(Format(format, args), ex);

    private static string Format(string format, object[] args) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Schema: {Text}")]
    private partial void Detail(string text);

    [LoggerMessage(Level = LogLevel.Error, Message = "Schema: {Text}")]
    private partial void Problem(string text, Exception? exception);
}
