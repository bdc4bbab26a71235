namespace Podium.WebHost.Leagues.Boards;

/// <summary>The pace and limits of live boards. Section <c>Podium:Boards</c>.</summary>
public sealed class BoardOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Podium:Boards";

    /// <summary>How often a league is told that its table is still watched here; also how long a board may stay still after its league moved.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a table is kept up to date after the last viewer left, so that coming back costs nothing.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Shortest time between two pushes to a desk or to a viewer whose rows are the own ones.</summary>
    public TimeSpan PersonalInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Blocks that one connection may have open.</summary>
    public int BlocksPerConnection { get; set; } = 64;

    /// <summary>How many deltas a connection may stay behind before it gets the newest state only.</summary>
    public int DeltasBehind { get; set; } = 32;

    /// <summary>How long a connection may be that far behind without a word.</summary>
    public TimeSpan SlowAfter { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a connection's right to be here is looked at again.</summary>
    public TimeSpan Recheck { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Largest message a client may send, bytes. What clients send is small.</summary>
    public int MaxMessageBytes { get; set; } = 8 * 1024;
}
