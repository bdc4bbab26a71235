namespace Podium.WebHost.Security;

/// <summary>Section <c>Podium:Leagues</c>.</summary>
internal sealed class LeagueOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Podium:Leagues";

    /// <summary>
    /// Whether managers and TV boards see the amounts of colleagues on league tables; ranks show in any case (domain section 2).
    /// Default: no.
    /// </summary>
    public bool ShowPeerAmounts { get; set; }
}
