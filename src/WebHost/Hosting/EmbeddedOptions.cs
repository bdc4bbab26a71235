namespace Podium.WebHost.Hosting;

/// <summary>The silo inside the web host. Section <c>Podium:Embedded</c>.</summary>
internal sealed class EmbeddedOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Podium:Embedded";

    /// <summary>Loopback port of the silo. Give each host on one machine its own. Default: 11111.</summary>
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Loopback port at which Orleans clients such as <c>samples/Integrator</c> reach the grains. Default: 30000.</summary>
    public int GatewayPort { get; set; } = 30_000;
}
