using Podium.Contracts.Leagues;

namespace Podium.WebHost.Leagues.Boards;

/// <summary>What a feed has to deal with, one after the other.</summary>
internal abstract record FeedEvent
{
    /// <summary>The league sent a delta.</summary>
    internal sealed record Changed(LeagueDelta Delta) : FeedEvent;

    /// <summary>The league does not know this host any more.</summary>
    internal sealed record Forgotten : FeedEvent;

    /// <summary>Names or the light of the reconciliation changed: look at every block again.</summary>
    internal sealed record LookAgain : FeedEvent;

    /// <summary>Desks and own rows are due.</summary>
    internal sealed record PersonalDue : FeedEvent;
}
