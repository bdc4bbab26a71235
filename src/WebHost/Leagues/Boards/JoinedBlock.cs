namespace Podium.WebHost.Leagues.Boards;

/// <summary>What a slow viewer needs done.</summary>
internal enum Pace
{
    /// <summary>Nothing: it keeps up, or it is still on its way.</summary>
    Same,
    /// <summary>It stayed too far behind: send it no more deltas.</summary>
    FellBehind,
    /// <summary>It has taken all it was sent: send it the newest state and deltas again.</summary>
    CaughtUp,
}

/// <summary>How far one connection has come with one block. A pure state machine; the connection guards it.</summary>
internal sealed class JoinedBlock(BoardFeed feed, int block, Audience audience, long sequence)
{
    private long _acknowledged = sequence;
    private long _sentUntil;
    private DateTimeOffset? _behindSince;

    /// <summary>The table.</summary>
    public BoardFeed Feed { get; } = feed;

    /// <summary>0-based block.</summary>
    public int Block { get; } = block;

    /// <summary>What the connection may see.</summary>
    public Audience Audience { get; } = audience;

    /// <summary>True while it gets no deltas.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>The client has come to a number; the board stands at another.</summary>
    public Pace Acknowledge(long acknowledged, long current, DateTimeOffset now, BoardOptions options)
    {
        _acknowledged = Math.Max(_acknowledged, acknowledged);
        if (IsBehind)
        {
            return _acknowledged >= _sentUntil ? Pace.CaughtUp : Pace.Same;
        }

        return Look(current, now, options);
    }

    /// <summary>Looks how far the client is behind the board.</summary>
    public Pace Look(long current, DateTimeOffset now, BoardOptions options)
    {
        if (IsBehind)
        {
            return Pace.Same;
        }

        if (current - _acknowledged < options.DeltasBehind)
        {
            _behindSince = null;
            return Pace.Same;
        }

        _behindSince ??= now;
        if (now - _behindSince < options.SlowAfter)
        {
            return Pace.Same;
        }

        IsBehind = true;
        _sentUntil = current;
        return Pace.FellBehind;
    }

    /// <summary>It was sent a whole block: from there it goes on.</summary>
    public void Restart(long sequence)
    {
        IsBehind = false;
        _behindSince = null;
        _acknowledged = sequence;
    }
}
