namespace Podium.Grains.Messages;

/// <summary>
/// The bank's way to its customers' phones and mailboxes. A message may be sent again with the same id when Podium was stopped between sending and
/// keeping that it was sent: a gateway that knows ids sends it on once.
/// </summary>
public interface IMessageGateway
{
    /// <summary>Its name in lists, as <c>smtp</c>.</summary>
    string Name { get; }

    /// <summary>Whether the bank has it for a channel.</summary>
    bool Carries(MessageChannel channel);

    /// <summary>Sends once. Never throws for what a gateway or a network may do; only for cancelling.</summary>
    Task<GatewayAnswer> SendAsync(Message message, CancellationToken cancellationToken);
}

/// <summary>What a gateway said.</summary>
public enum GatewayResult
{
    /// <summary>It has the message and will see to it.</summary>
    Taken,
    /// <summary>Not now: try again.</summary>
    NotNow,
    /// <summary>Not this message: another try will not help.</summary>
    Refused,
}

/// <summary>A gateway's answer.</summary>
/// <param name="Result">What it said.</param>
/// <param name="ErrorCode">Why not; see <see cref="MessageFailures"/>.</param>
/// <param name="Reference">What it calls the message.</param>
public sealed record GatewayAnswer(GatewayResult Result, string? ErrorCode = null, string? Reference = null);
