using System.Collections.Immutable;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;

namespace Podium.WebHost.Operations.Loading;

/// <summary>
/// Books many postings in batches, several batches at a time. The postings of one customer stay in one lane, so they are booked in
/// the order given.
/// </summary>
internal sealed class PostingFeeder(IGrainFactory grains, TimeProvider time)
{
    private const int Lanes = 4;
    private const int BatchSize = 1_000;

    /// <summary>Books the postings and counts the answers.</summary>
    public Task FeedAsync(IReadOnlyList<PlannedPosting> postings, LoadReport report, ILoadProgress progress, CancellationToken cancellationToken)
    {
        var laneCount = postings.Count <= BatchSize ? 1u : Lanes;
        var lanes = postings.GroupBy(p => (uint)string.GetHashCode(p.Posting.CustomerId, StringComparison.Ordinal) % laneCount);
        return Task.WhenAll(lanes.Select((lane, number) => FeedLaneAsync(number, lane, report, progress, cancellationToken)));
    }

    private async Task FeedLaneAsync(int lane, IEnumerable<PlannedPosting> postings, LoadReport report, ILoadProgress progress, CancellationToken cancellationToken)
    {
        var intake = grains.GetGrain<IPostingIntakeGrain>(lane);
        foreach (var batch in postings.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var request = batch.Select(p => p.Posting).ToImmutableArray();
            var answers = await Patience.RepeatAsync(() => PostAsync(intake, request), time, cancellationToken);
            for (var i = 0; i < batch.Length; i++)
            {
                report.Count(batch[i].Part, answers[i]);
            }

            progress.Advance(LoadStep.Postings, batch.Length);
        }
    }

    // An answer that says the outcome is unknown asks for the same as a time-out: send it again.
    private static async Task<ImmutableArray<PostingAnswer>> PostAsync(IPostingIntakeGrain intake, ImmutableArray<Posting> request)
    {
        var answers = await intake.PostBatchAsync(request);
        return answers.Any(a => a.Error?.Code == ErrorCodes.OutcomeUnknown)
            ? throw new TimeoutException("The outcome of some postings is unknown.")
            : answers;
    }
}
