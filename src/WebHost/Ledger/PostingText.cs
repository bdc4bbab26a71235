namespace Podium.WebHost.Ledger;

/// <summary>A posting as it was written, field by field; null or empty where a field is missing.</summary>
internal readonly record struct PostingText(
    string? Source,
    string? Id,
    string? Customer,
    string? Account,
    string? Kind,
    string? Product,
    string? Amount,
    string? Currency,
    string? ValueDate,
    string? BookedAt,
    string? ReversesSource,
    string? ReversesId);

/// <summary>What became of reading a posting: the posting, or why it cannot be one.</summary>
/// <param name="Source">As written, also when it cannot be read; null when missing.</param>
/// <param name="Id">As written, also when it cannot be read; null when missing.</param>
/// <param name="Posting">The posting, or null.</param>
/// <param name="Error">Why it cannot be read, or null.</param>
internal readonly record struct PostingReading(string? Source, string? Id, Contracts.Ledger.Posting? Posting, Contracts.Errors.PodiumError? Error)
{
    /// <summary>Nothing could be read.</summary>
    public static PostingReading Broken(string message) => new(null, null, null, new(Contracts.Errors.ErrorCodes.Malformed, message));
}
