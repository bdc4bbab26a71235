namespace Podium.WebHost.Operations.Demo;

/// <summary>What an empty database is filled with. Section <c>Podium:Demo</c>.</summary>
internal sealed class DemoOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Podium:Demo";

    /// <summary>Whether a server that finds an empty database fills it with the demo bank. Switch it off before a real bank moves in. Default: true.</summary>
    public bool Enabled { get; set; } = true;
}
