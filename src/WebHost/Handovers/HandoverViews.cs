using System.Collections.Immutable;
using Podium.Grains.Handovers;

namespace Podium.WebHost.Handovers;

/// <summary>A handover to make.</summary>
/// <param name="OperationId">Chosen by the caller, up to 39 characters; repeating it makes nothing more.</param>
/// <param name="GiverId">The manager who gives.</param>
/// <param name="ReceiverId">The manager who takes over.</param>
/// <param name="From">First business date on which the customers are the receiver's.</param>
/// <param name="Reason">Why.</param>
/// <param name="CustomerIds">Which customers; null for all that the giver serves on that day.</param>
internal sealed record NewHandover(string OperationId, string GiverId, string ReceiverId, DateOnly From, string Reason, ImmutableArray<string>? CustomerIds = null);

/// <summary>A signature.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it changes nothing more.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="InPlaceReason">A leader signs in the giver's place, because the giver no longer can: why.</param>
internal sealed record HandoverSigning(string OperationId, int Version, string? InPlaceReason = null);

/// <summary>Calling off.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it changes nothing more.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Reason">Why.</param>
internal sealed record HandoverReason(string OperationId, int Version, string Reason);

/// <summary>Trying again what could not be moved.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it changes nothing more.</param>
/// <param name="Version">The version that was read.</param>
internal sealed record HandoverRetry(string OperationId, int Version);

/// <summary>A handover and how far it is.</summary>
/// <param name="Handover">The handover.</param>
/// <param name="GiverName">Name of who gives.</param>
/// <param name="ReceiverName">Name of who takes over.</param>
/// <param name="Progress">How far it is.</param>
internal sealed record HandoverView(Handover Handover, string GiverName, string ReceiverName, HandoverProgress Progress);

/// <summary>A customer of a handover.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ErrorCode">Why it could not be moved.</param>
/// <param name="Error">The same in words.</param>
internal sealed record HandoverItemView(string CustomerId, string Name, HandoverItemState State, string? ErrorCode, string? Error);

/// <summary>What a handover does to a number of both managers.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Moves">What moves, in minor units.</param>
/// <param name="Giver">The giver's.</param>
/// <param name="Receiver">The receiver's.</param>
internal sealed record HandoverEffect(string Indicator, long Moves, HandoverShift Giver, HandoverShift Receiver);

/// <summary>A manager's number and rank in the own unit, as it is and as it would be.</summary>
/// <param name="Before">Today's value; null without data.</param>
/// <param name="After">With the handover.</param>
/// <param name="RankBefore">Today's rank; null without data.</param>
/// <param name="RankAfter">With the handover.</param>
internal sealed record HandoverShift(long? Before, long? After, int? RankBefore, int? RankAfter);
