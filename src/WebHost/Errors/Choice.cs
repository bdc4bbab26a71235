using Podium.Contracts.Errors;

namespace Podium.WebHost.Errors;

/// <summary>Reads one of several words out of a query, in the spelling that JSON has.</summary>
internal static class Choice
{
    /// <summary>The value of a word. Errors: <c>malformed</c>.</summary>
    public static T Read<T>(string text, string field)
        where T : struct, Enum =>
        !int.TryParse(text, out _) && Enum.TryParse<T>(text, ignoreCase: true, out var value)
            ? value
            : throw new PodiumException(
                ErrorCodes.Malformed, $"'{field}' is one of: {string.Join(", ", Enum.GetNames<T>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName))}.", field);
}
