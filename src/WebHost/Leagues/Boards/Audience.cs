namespace Podium.WebHost.Leagues.Boards;

/// <summary>Who looks at a board: one audience gets one and the same rows, so one message serves all of it.</summary>
/// <param name="SeesAmounts">True when every amount shows.</param>
/// <param name="OwnMemberId">The one member whose amounts show although the others are hidden; null for none.</param>
internal readonly record struct Audience(bool SeesAmounts, string? OwnMemberId)
{
    /// <summary>Sees every amount.</summary>
    public static readonly Audience Full = new(true, null);

    /// <summary>Sees ranks and names, no amounts.</summary>
    public static readonly Audience Masked = new(false, null);

    /// <summary>Sees ranks and names, and the amounts of the own row.</summary>
    public static Audience Own(string memberId) => new(false, memberId);

    /// <summary>
    /// Own audiences are as many as managers: they are served at the pace of desks, so that a busy table does not cost a message a
    /// tick for each of them.
    /// </summary>
    public bool IsPersonal => OwnMemberId is not null;

    /// <summary>Whether the amounts of a member show.</summary>
    public bool Sees(string memberId) => SeesAmounts || string.Equals(OwnMemberId, memberId, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => SeesAmounts ? "full" : OwnMemberId is null ? "masked" : "own:" + OwnMemberId;
}
