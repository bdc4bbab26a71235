namespace Podium.Grains.Messages;

/// <summary>What becomes of a message after a try. Pure.</summary>
public static class SendRules
{
    /// <summary>Tries before a message is given up.</summary>
    public const int MaxAttempts = 12;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>How long to wait after the n-th try: half a minute, doubled each time, an hour at most.</summary>
    public static TimeSpan WaitAfter(int attempts) =>
        attempts > 8 ? Longest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Max(attempts - 1, 0)));

    /// <summary>
    /// What is queued when somebody has a message sent again: a new round only where a gateway had refused it for good, since where that is not known
    /// the customer may have it already.
    /// </summary>
    public static Message Again(Message before, Message anew) => anew with
    {
        Id = before.Id,
        Occasion = before.Occasion,
        CreatedBy = before.CreatedBy,
        CreatedAt = before.CreatedAt,
        Round = before.Round + (before.ErrorCode is MessageFailures.Refused or MessageFailures.AddressRefused or MessageFailures.Undelivered ? 1 : 0),
    };

    /// <summary>State, error code and next time after a gateway's answer.</summary>
    public static (MessageState State, string? ErrorCode, DateTimeOffset DueAt) After(Message message, GatewayAnswer answer, DateTimeOffset now) => answer.Result switch
    {
        GatewayResult.Taken => (MessageState.Sent, null, message.DueAt),
        GatewayResult.Refused => (MessageState.Failed, answer.ErrorCode, message.DueAt),
        _ when message.Attempts >= MaxAttempts => (MessageState.Failed, MessageFailures.GaveUp, message.DueAt),
        _ => (MessageState.Queued, answer.ErrorCode, now + WaitAfter(message.Attempts)),
    };
}
