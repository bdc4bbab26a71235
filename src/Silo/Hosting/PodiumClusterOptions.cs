namespace Podium.Silo.Hosting;

/// <summary>Where this silo is met by others. Section <c>Podium:Cluster</c>.</summary>
public sealed class PodiumClusterOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Podium:Cluster";

    /// <summary>Id of cluster and service: silos and clients of one bank share it. Default: <c>podium</c>.</summary>
    public string Name { get; set; } = "podium";

    /// <summary>Address that other silos and clients reach this one at. Default: the loopback address.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos. Default: 11111.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port for clients: web hosts and integrators. Default: 30000.</summary>
    public int GatewayPort { get; set; } = 30000;
}
