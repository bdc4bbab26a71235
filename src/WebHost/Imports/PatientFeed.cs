using Podium.Contracts.Errors;
using Podium.WebHost.Ledger;

namespace Podium.WebHost.Imports;

/// <summary>
/// Books like <see cref="PostingFeed"/>, and asks again for postings whose outcome is unknown: nobody waits at the other end of a file. One that was
/// booked although its first answer was lost is then answered as a duplicate: nothing tells it from one that was there before.
/// </summary>
internal sealed class PatientFeed(PostingFeed feed, TimeProvider time)
{
    private const int Attempts = 6;

    /// <summary>Books a batch; what stays unknown after half a minute is answered so.</summary>
    public async Task<PostingResult[]> BookAsync(IReadOnlyList<PostingReading> readings, CancellationToken cancellationToken)
    {
        var results = await feed.BookAsync(readings);
        for (var attempt = 1; attempt < Attempts; attempt++)
        {
            var unknown = Enumerable.Range(0, results.Length).Where(i => results[i].Error?.Code == ErrorCodes.OutcomeUnknown).ToArray();
            if (unknown.Length == 0)
            {
                break;
            }

            await Task.Delay(TimeSpan.FromSeconds(1 << (attempt - 1)), time, cancellationToken);
            var again = await feed.BookAsync([.. unknown.Select(i => readings[i])]);
            for (var i = 0; i < unknown.Length; i++)
            {
                results[unknown[i]] = again[i];
            }
        }

        return results;
    }
}
