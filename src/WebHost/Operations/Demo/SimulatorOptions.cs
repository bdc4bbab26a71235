namespace Podium.WebHost.Operations.Demo;

/// <summary>The simulator that keeps a demo bank busy. Section <c>Podium:Simulator</c>.</summary>
internal sealed class SimulatorOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Podium:Simulator";

    /// <summary>Whether it books made-up business. Never switch it on for a real bank. Default: only for a bank that the demo filled.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Postings a second on average, up to 2,000. More is livelier and fills the ledger sooner. Default: 3.</summary>
    public double PostingsPerSecond { get; set; } = 3;
}
