using System.Collections.Immutable;

namespace Podium.Contracts.Ledger;

/// <summary>The door for postings: checks them, groups them by customer, answers each. Key: any number, 0 by custom.</summary>
[Alias(Aliases.PostingIntakeGrain)]
public interface IPostingIntakeGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Books one posting. The answer comes after it is durable. A time-out means that the outcome is unknown: send it again,
    /// it is counted once.
    /// </summary>
    [Alias("Post")]
    Task<PostingAnswer> PostAsync(Posting posting);

    /// <summary>
    /// Books up to 5,000 postings; answers come in the order of the request. Postings of one customer are booked in the order
    /// given; there is no order between customers. A bad posting does not keep good ones out.
    /// </summary>
    [Alias("PostBatch")]
    Task<ImmutableArray<PostingAnswer>> PostBatchAsync(ImmutableArray<Posting> postings);
}
