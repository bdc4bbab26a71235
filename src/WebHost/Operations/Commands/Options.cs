using System.CommandLine;

namespace Podium.WebHost.Operations.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Options
{
    /// <summary>Another database than the configured one.</summary>
    public static Option<string?> Database() => new("--database")
    {
        Description = "SQLite database to use instead of the configured one (data/podium.db by default).",
        HelpName = "path",
    };
}
