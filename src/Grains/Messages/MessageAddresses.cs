using Podium.Contracts.Customers;
using Podium.Contracts.Errors;

namespace Podium.Grains.Messages;

/// <summary>What is known of a customer that a message may go to.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="ManagerId">Who serves it: the owner with the largest share.</param>
/// <param name="FormOfAddress">How it is addressed, or null.</param>
/// <param name="Phone">Its phone, else that of its first contact person.</param>
/// <param name="Email">Its e-mail address, else that of its first contact person.</param>
/// <param name="Status">Where the relation stands.</param>
/// <param name="NoMessages">Whether the customer wants none.</param>
/// <param name="Birthday">Its birthday, or null.</param>
public sealed record MessageRecipient(
    string Id, string Name, string? ManagerId, string? FormOfAddress, string? Phone, string? Email, CustomerStatus Status, bool NoMessages, Birthday? Birthday = null);

/// <summary>Whether and where a customer can be reached. Pure.</summary>
public static class MessageAddresses
{
    /// <summary>The address for a channel, or why there is none: <c>opted_out</c>, <c>customer_lost</c>, <c>no_address</c>.</summary>
    public static (string Address, string? Refusal) Of(MessageRecipient recipient, MessageChannel channel)
    {
        if (recipient.NoMessages)
        {
            return ("", ErrorCodes.OptedOut);
        }

        if (recipient.Status == CustomerStatus.Lost)
        {
            return ("", ErrorCodes.CustomerLost);
        }

        var address = (channel == MessageChannel.Sms ? recipient.Phone : recipient.Email)?.Trim() ?? "";
        return (channel == MessageChannel.Sms ? IsPhone(address) : IsEmail(address)) ? (address, null) : ("", ErrorCodes.NoAddress);
    }

    // Digits and what people write between them; extensions and second numbers are for people, not for gateways.
    private static bool IsPhone(string text) =>
        text.Length <= 40 && text.Count(char.IsAsciiDigit) is >= 5 and <= 15
        && text.Select((c, i) => char.IsAsciiDigit(c) || c is ' ' or '-' or '(' or ')' or '.' || (c == '+' && i == 0)).All(fits => fits);

    private static bool IsEmail(string text) =>
        text.Length is >= 3 and <= 120
        && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at == text.LastIndexOf('@')
        && at < text.Length - 1
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"' or '\\');
}
