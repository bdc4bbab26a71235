using System.Collections.Immutable;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;

namespace Podium.WebHost.Ledger;

/// <summary>Books what was read and answers everything in order, what could not be read too.</summary>
internal sealed partial class PostingFeed(IGrainFactory grains, ILogger<PostingFeed> logger)
{
    /// <summary>Most postings of one call of the intake.</summary>
    public const int MaxBatch = 500;

    /// <summary>
    /// Books a batch. A call whose answer does not come in time, or that meets a cluster in trouble, answers each posting
    /// <c>outcome_unknown</c>: sent again, it is counted once.
    /// </summary>
    public async Task<PostingResult[]> BookAsync(IReadOnlyList<PostingReading> readings)
    {
        var results = new PostingResult[readings.Count];
        var sent = new List<int>(readings.Count);
        var postings = ImmutableArray.CreateBuilder<Posting>(readings.Count);
        for (var i = 0; i < readings.Count; i++)
        {
            var reading = readings[i];
            if (reading.Posting is { } posting)
            {
                sent.Add(i);
                postings.Add(posting);
            }
            else
            {
                results[i] = new PostingResult(reading.Source, reading.Id, PostingOutcome.Rejected, reading.Error);
            }
        }

        if (sent.Count > 0)
        {
            var answers = await PostAsync(postings.DrainToImmutable());
            for (var i = 0; i < sent.Count; i++)
            {
                results[sent[i]] = new PostingResult(answers[i].Source, answers[i].Id, answers[i].Outcome, answers[i].Error);
            }
        }

        return results;
    }

    private async Task<ImmutableArray<PostingAnswer>> PostAsync(ImmutableArray<Posting> postings)
    {
        try
        {
            return await grains.GetGrain<IPostingIntakeGrain>(0).PostBatchAsync(postings);
        }
        catch (Exception exception) when (exception is TimeoutException or OrleansException or OperationCanceledException)
        {
            LogUnknown(exception, postings.Length);
            var error = new PodiumError(ErrorCodes.OutcomeUnknown, "The answer did not come in time; send the posting again, it is counted once.");
            return [.. postings.Select(p => new PostingAnswer(p.Source, p.Id, PostingOutcome.Rejected, error))];
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The outcome of {Count} postings is unknown.")]
    private partial void LogUnknown(Exception exception, int count);
}
