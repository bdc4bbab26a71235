namespace Podium.Grains.Messages;

/// <summary>Why a message was not sent: stable codes beside those of <see cref="Contracts.Errors.ErrorCodes"/>.</summary>
public static class MessageFailures
{
    /// <summary>The gateway could not be reached, or the connection broke.</summary>
    public const string Unreachable = "gateway_unreachable";

    /// <summary>The gateway asks to come back later.</summary>
    public const string Busy = "gateway_busy";

    /// <summary>The gateway does not accept our sign-in.</summary>
    public const string SignIn = "gateway_sign_in";

    /// <summary>The gateway refuses the message.</summary>
    public const string Refused = "gateway_refused";

    /// <summary>The gateway refuses the address.</summary>
    public const string AddressRefused = "address_refused";

    /// <summary>The gateway took it, and says that it did not reach the customer.</summary>
    public const string Undelivered = "undelivered";

    /// <summary>Its time was over before it could be sent: nobody is congratulated days late.</summary>
    public const string Expired = "expired";

    /// <summary>Tried as often as may be.</summary>
    public const string GaveUp = "gave_up";
}
