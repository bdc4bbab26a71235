using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;

namespace Podium.Grains.Handovers;

/// <summary>What a handover may do and what it does to a customer's owners (domain, section 3). Pure.</summary>
public static class HandoverRules
{
    private const int MaxReason = 1_000;

    /// <summary>A new handover. Errors: <c>required</c>, <c>too_large</c>, <c>not_allowed</c>, <c>value_date_out_of_range</c>.</summary>
    public static Handover Make(string id, string giverId, string receiverId, string reason, DateOnly from, bool allCustomers, DateOnly today, string actor, DateTimeOffset now)
    {
        RequireReason(reason);
        RequireReceiver(giverId, receiverId, from, today);
        return new Handover(id, 1, giverId, receiverId, reason.Trim(), from, allCustomers, HandoverState.Open, [], actor, now);
    }

    /// <summary>
    /// The draft that begins when a manager is disqualified (domain, section 8): of the whole portfolio, its receiver still to be chosen.
    /// </summary>
    public static Handover Draft(string id, string giverId, string reason, DateOnly today, string actor, DateTimeOffset now) =>
        new(id, 1, giverId, "", reason.Length <= MaxReason ? reason : reason[..MaxReason], today, true, HandoverState.Draft, [], actor, now);

    /// <summary>
    /// Says who takes over a draft. The giver need not sign: who chooses signs in the giver's place. Errors: <c>not_allowed</c>,
    /// <c>value_date_out_of_range</c>.
    /// </summary>
    public static Handover Choose(Handover draft, string receiverId, DateOnly from, DateOnly today, string actor, DateTimeOffset now)
    {
        Require(draft, "given to a receiver", HandoverState.Draft);
        RequireReceiver(draft.GiverId, receiverId, from, today);
        return draft with
        {
            Version = draft.Version + 1,
            ReceiverId = receiverId,
            From = from,
            State = HandoverState.Open,
            Signatures = [new HandoverSignature(HandoverSigner.Giver, actor, now, draft.Reason)],
        };
    }

    /// <summary>
    /// Takes some customers of a draft out into a handover of their own. The draft then keeps to its list: what was taken out is another's. Errors: as
    /// <see cref="Choose"/>.
    /// </summary>
    public static (Handover Draft, Handover Part) Split(Handover draft, string partId, string receiverId, DateOnly from, DateOnly today, string actor, DateTimeOffset now)
    {
        var part = Choose(draft, receiverId, from, today, actor, now) with { Id = partId, Version = 1, AllCustomers = false, CreatedBy = actor, CreatedAt = now };
        return (draft with { Version = draft.Version + 1, AllCustomers = false }, part);
    }

    /// <summary>
    /// Adds a signature; the third one makes it <see cref="HandoverState.Signed"/>. Errors: <c>not_allowed</c> when it is not open, was signed in that
    /// part already, or its day is over.
    /// </summary>
    public static Handover Sign(Handover handover, HandoverSignature signature, DateOnly today)
    {
        Require(handover, "signed", HandoverState.Open);
        if (handover.From < today)
        {
            throw new PodiumException(ErrorCodes.NotAllowed, "Its day is over; call it off and make another one from today on.", "from");
        }

        if (handover.Signatures.Any(s => s.Signer == signature.Signer))
        {
            throw new PodiumException(ErrorCodes.NotAllowed, "This part has signed already.");
        }

        var signatures = handover.Signatures.Add(signature);
        return handover with
        {
            Version = handover.Version + 1,
            Signatures = signatures,
            State = signatures.Length == Enum.GetValues<HandoverSigner>().Length ? HandoverState.Signed : HandoverState.Open,
        };
    }

    /// <summary>Calls it off. Errors: <c>not_allowed</c> once it runs.</summary>
    public static Handover Cancel(Handover handover, string reason)
    {
        RequireReason(reason);
        Require(handover, "called off", HandoverState.Open, HandoverState.Signed, HandoverState.Draft);
        return handover with { Version = handover.Version + 1, State = HandoverState.Cancelled };
    }

    /// <summary>Begins to move customers, or does so again with those that failed. Errors: <c>not_allowed</c>.</summary>
    public static Handover Run(Handover handover)
    {
        Require(handover, "run", HandoverState.Signed, HandoverState.Done);
        return handover with { Version = handover.Version + 1, State = HandoverState.Running };
    }

    /// <summary>Nothing is left to move.</summary>
    public static Handover Finish(Handover handover)
    {
        Require(handover, "finished", HandoverState.Running);
        return handover with { Version = handover.Version + 1, State = HandoverState.Done };
    }

    /// <summary>
    /// The assignments that put the receiver in the giver's place from a day on; what lies before the day stays. Empty when the giver has no share
    /// then: moved already, or never there. A customer whose first assignment begins later is the receiver's from that one on.
    /// </summary>
    public static ImmutableArray<Assignment> Moves(ImmutableArray<Assignment> assignments, string giverId, string receiverId, DateOnly from)
    {
        if (assignments.IsEmpty)
        {
            return [];
        }

        // The first assignment counts from the beginning of time.
        var current = assignments.LastOrDefault(a => a.From <= from) ?? assignments[0];
        var later = assignments.Where(a => a.From > from && a != current);
        var first = current.From > from ? current : current with { From = from };
        return [.. later.Prepend(first).Where(a => a.Shares.Any(s => IsOf(s, giverId))).Select(a => a with { Shares = Replace(a.Shares, giverId, receiverId) })];
    }

    private static ImmutableArray<Share> Replace(ImmutableArray<Share> shares, string giverId, string receiverId)
    {
        var moving = shares.Single(s => IsOf(s, giverId)).BasisPoints;
        return shares.Any(s => IsOf(s, receiverId))
            ? [.. shares.Where(s => !IsOf(s, giverId)).Select(s => IsOf(s, receiverId) ? s with { BasisPoints = s.BasisPoints + moving } : s)]
            : [.. shares.Select(s => IsOf(s, giverId) ? s with { ManagerId = receiverId } : s)];
    }

    private static bool IsOf(Share share, string managerId) => string.Equals(share.ManagerId, managerId, StringComparison.Ordinal);

    private static void Require(Handover handover, string step, params ReadOnlySpan<HandoverState> states)
    {
        if (!states.Contains(handover.State))
        {
            throw new PodiumException(ErrorCodes.NotAllowed, $"A handover that is {handover.State.ToString().ToLowerInvariant()} cannot be {step}.");
        }
    }

    private static void RequireReceiver(string giverId, string receiverId, DateOnly from, DateOnly today)
    {
        if (string.Equals(giverId, receiverId, StringComparison.Ordinal))
        {
            throw new PodiumException(ErrorCodes.NotAllowed, "Nobody hands over to themselves; name another receiver.", "receiverId");
        }

        if (from < today || from > today.AddYears(1))
        {
            throw new PodiumException(ErrorCodes.ValueDateOutOfRange, "A handover begins today or within a year: what was earned stays where it was earned.", "from");
        }
    }

    private static void RequireReason(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new PodiumException(ErrorCodes.Required, "Say why.", "reason");
        }

        if (reason.Length > MaxReason)
        {
            throw new PodiumException(ErrorCodes.TooLarge, $"A reason takes up to {MaxReason} characters.", "reason");
        }
    }
}
