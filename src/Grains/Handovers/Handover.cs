using System.Collections.Immutable;

namespace Podium.Grains.Handovers;

/// <summary>Where a handover (工作交接) stands.</summary>
public enum HandoverState
{
    /// <summary>Signatures are missing.</summary>
    Open,
    /// <summary>Signed by all; waits for its day.</summary>
    Signed,
    /// <summary>Customers are being moved.</summary>
    Running,
    /// <summary>Every customer was moved, or is named with the reason why not.</summary>
    Done,
    /// <summary>Called off before it ran.</summary>
    Cancelled,
    /// <summary>Begun by itself because the giver was disqualified; a leader has yet to say who takes over.</summary>
    Draft,
}

/// <summary>Who signs.</summary>
public enum HandoverSigner
{
    /// <summary>The manager who gives.</summary>
    Giver,
    /// <summary>The manager who takes over.</summary>
    Receiver,
    /// <summary>A leader of both.</summary>
    Leader,
}

/// <summary>Where one customer of a handover stands.</summary>
public enum HandoverItemState
{
    /// <summary>Not moved yet.</summary>
    Waiting,
    /// <summary>With the receiver from the day on.</summary>
    Moved,
    /// <summary>Could not be moved; the error says why.</summary>
    Failed,
}

/// <summary>A handover of customers from one manager to another.</summary>
/// <param name="Id">Id: the operation id it was made with.</param>
/// <param name="Version">Rises with each step.</param>
/// <param name="GiverId">The manager who gives.</param>
/// <param name="ReceiverId">The manager who takes over; empty while it is a draft.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="From">First business date on which the customers are the receiver's.</param>
/// <param name="AllCustomers">Whether it takes whatever the giver serves when it runs, not only what is listed now.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Signatures">Who signed.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
public sealed record Handover(
    string Id,
    int Version,
    string GiverId,
    string ReceiverId,
    string Reason,
    DateOnly From,
    bool AllCustomers,
    HandoverState State,
    ImmutableArray<HandoverSignature> Signatures,
    string CreatedBy,
    DateTimeOffset CreatedAt);

/// <summary>A signature.</summary>
/// <param name="Signer">In which part.</param>
/// <param name="UserName">Who.</param>
/// <param name="At">When.</param>
/// <param name="InPlaceReason">Why a leader signed in the giver's place; null when the signer did.</param>
public sealed record HandoverSignature(HandoverSigner Signer, string UserName, DateTimeOffset At, string? InPlaceReason = null);

/// <summary>How far a handover is.</summary>
/// <param name="Waiting">Customers not moved yet.</param>
/// <param name="Moved">Customers moved.</param>
/// <param name="Failed">Customers that could not be moved.</param>
public sealed record HandoverProgress(int Waiting, int Moved, int Failed)
{
    /// <summary>Of a handover without customers.</summary>
    public static HandoverProgress None { get; } = new(0, 0, 0);
}

/// <summary>A customer of a handover.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ErrorCode">Why it could not be moved; null otherwise.</param>
/// <param name="Error">The same in words.</param>
public sealed record HandoverItem(string CustomerId, HandoverItemState State, string? ErrorCode = null, string? Error = null);
