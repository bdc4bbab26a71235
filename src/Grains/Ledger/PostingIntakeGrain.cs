using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Grains.Customers;
using Podium.Grains.Hosting;
using Podium.Grains.Organization;

namespace Podium.Grains.Ledger;

/// <summary>Sends postings to their customers; keeps bad ones from waking grains.</summary>
[StatelessWorker]
[Reentrant]
internal sealed class PostingIntakeGrain(PostingRelay relay, BankDirectory directory, IOptions<CustomerOptions> options) : Grain, IPostingIntakeGrain
{
    private const int MaxBatch = 5_000;
    private readonly CustomerRules _rules = new(options.Value);

    public Task<PostingAnswer> PostAsync(Posting posting) => _rules.Check(posting, directory.Day) is { } error
        ? Task.FromResult(new PostingAnswer(posting.Source, posting.Id, PostingOutcome.Rejected, error))
        : relay.SendAsync(posting);

    public Task<ImmutableArray<PostingAnswer>> PostBatchAsync(ImmutableArray<Posting> postings)
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

        return relay.SendAsync(postings, groups, answers);
    }
}
