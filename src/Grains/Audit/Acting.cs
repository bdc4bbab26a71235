using Orleans.Runtime;

namespace Podium.Grains.Audit;

/// <summary>
/// On whose behalf a grain is called: set it before calls that change something, the audit entry that is written with the change names it.
/// </summary>
public static class Acting
{
    /// <summary>The actor of calls that name none: loaders, bank systems on the grain API.</summary>
    public const string System = "system";

    private const string Key = "podium.actor";

    /// <summary>The actor of the running call.</summary>
    public static string Current => RequestContext.Get(Key) as string ?? System;

    /// <summary>Names the actor of the grain calls that this flow of control makes from here on.</summary>
    public static void As(string actor) => RequestContext.Set(Key, actor);
}
