using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Grains.Customers;
using Podium.Grains.Hosting;
using Podium.Grains.Organization;

namespace Podium.Grains.Ledger;

/// <summary>Sends postings to their customers; keeps bad ones from waking grains.</summary>
[StatelessWorker]
[Reentrant]
internal sealed partial class PostingIntakeGrain(BankDirectory directory, IOptions<CustomerOptions> options, ILogger<PostingIntakeGrain> logger)
    : Grain, IPostingIntakeGrain
{
    private const int MaxBatch = 5_000;
    private readonly CustomerRules _rules = new(options.Value);

    public async Task<PostingAnswer> PostAsync(Posting posting)
    {
        if (_rules.Check(posting, directory.Day) is { } error)
        {
            return new PostingAnswer(posting.Source, posting.Id, PostingOutcome.Rejected, error);
        }

        return (await SendAsync(posting.CustomerId, [posting]))[0];
    }

    public async Task<ImmutableArray<PostingAnswer>> PostBatchAsync(ImmutableArray<Posting> postings)
    {
        if (postings.Length > MaxBatch)
        {
            throw new PodiumException(ErrorCodes.NotAllowed, $"A batch takes up to {MaxBatch} postings; send several.", "postings");
        }

        var answers = new PostingAnswer[postings.Length];
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var day = directory.Day;
        for (var i = 0; i < postings.Length; i++)
        {
            if (_rules.Check(postings[i], day) is { } error)
            {
                answers[i] = new PostingAnswer(postings[i].Source, postings[i].Id, PostingOutcome.Rejected, error);
                continue;
            }

            if (!groups.TryGetValue(postings[i].CustomerId, out var group))
            {
                groups.Add(postings[i].CustomerId, group = []);
            }

            group.Add(i);
        }

        await Task.WhenAll(groups.Select(async group =>
        {
            var answered = await SendAsync(group.Key, [.. group.Value.Select(i => postings[i])]);
            for (var i = 0; i < answered.Length; i++)
            {
                answers[group.Value[i]] = answered[i];
            }
        }));
        return ImmutableArray.Create(answers);
    }

    private async Task<ImmutableArray<PostingAnswer>> SendAsync(string customerId, ImmutableArray<Posting> postings)
    {
        try
        {
            return await GrainFactory.GetGrain<ICustomerGrain>(customerId).PostAsync(postings);
        }
        catch (Exception exception) when (exception is not PodiumException)
        {
            LogOutcomeUnknown(logger, exception, customerId, postings.Length);
            var error = new PodiumError(ErrorCodes.OutcomeUnknown, "The answer did not come; send the posting again, it is counted once.");
            return [.. postings.Select(p => new PostingAnswer(p.Source, p.Id, PostingOutcome.Rejected, error))];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outcome of {Count} postings of customer {CustomerId} is unknown; the sender was told to repeat them")]
    private static partial void LogOutcomeUnknown(ILogger logger, Exception exception, string customerId, int count);
}
