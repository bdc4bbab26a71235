using Podium.Contracts.Errors;

namespace Podium.Grains;

/// <summary>What ids may look like.</summary>
public static class Ids
{
    /// <summary>Checks an id of letters, digits, dot, dash and underscore.</summary>
    public static PodiumError? Check(string? id, int maxLength, string field)
    {
        if (string.IsNullOrEmpty(id))
        {
            return new PodiumError(ErrorCodes.Required, $"'{field}' is missing.", field);
        }

        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
            {
                return new PodiumError(ErrorCodes.InvalidId, $"'{field}' takes letters, digits, dot, dash and underscore only.", field);
            }
        }

        return id.Length > maxLength ? new PodiumError(ErrorCodes.InvalidId, $"'{field}' takes up to {maxLength} characters.", field) : null;
    }

    /// <summary>Checks an id that a source gave: 1 to 64 printable ASCII characters without blanks.</summary>
    public static PodiumError? CheckPostingId(string? id, string field)
    {
        if (string.IsNullOrEmpty(id))
        {
            return new PodiumError(ErrorCodes.Required, $"'{field}' is missing.", field);
        }

        if (id.Length > 64)
        {
            return new PodiumError(ErrorCodes.InvalidId, $"'{field}' takes up to 64 characters.", field);
        }

        foreach (var c in id)
        {
            if (c is <= ' ' or > '~')
            {
                return new PodiumError(ErrorCodes.InvalidId, $"'{field}' takes printable ASCII characters without blanks only.", field);
            }
        }

        return null;
    }

    /// <summary>Throws what <see cref="Check"/> finds.</summary>
    public static void Require(string? id, int maxLength, string field)
    {
        if (Check(id, maxLength, field) is { } error)
        {
            throw new PodiumException(error);
        }
    }
}
