using System.Collections.Concurrent;
using Podium.Contracts.Ledger;

namespace Podium.WebHost.Operations.Loading;

/// <summary>What became of a load, counted by parts of the plan. Fed from many threads.</summary>
internal sealed class LoadReport
{
    private const int KeptRejections = 50;

    private readonly ConcurrentDictionary<string, PartTally> _parts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PostingAnswer> _rejections = new();
    private long _rejected;
    private int _customersKept;

    /// <summary>Counts by part.</summary>
    public IReadOnlyDictionary<string, PartTally> Parts => _parts;

    /// <summary>How many postings were refused.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>The first refusals, with their reasons.</summary>
    public IReadOnlyCollection<PostingAnswer> Rejections => _rejections;

    /// <summary>Customers that exist with other content and were left as they are.</summary>
    public int CustomersKept => Volatile.Read(ref _customersKept);

    /// <summary>Counts an answer.</summary>
    public void Count(string part, PostingAnswer answer)
    {
        _parts.AddOrUpdate(part, static (_, outcome) => PartTally.None.With(outcome), static (_, tally, outcome) => tally.With(outcome), answer.Outcome);
        if (answer.Outcome == PostingOutcome.Rejected && Interlocked.Increment(ref _rejected) <= KeptRejections)
        {
            _rejections.Enqueue(answer);
        }
    }

    /// <summary>Counts what was written by many at once.</summary>
    public void Count(string part, PartTally tally) => _parts.AddOrUpdate(
        part,
        static (_, added) => added,
        static (_, was, added) => new PartTally(was.Accepted + added.Accepted, was.Duplicates + added.Duplicates, was.Rejected + added.Rejected),
        tally);

    /// <summary>Counts a customer that exists with other content.</summary>
    public void CountKeptCustomer() => Interlocked.Increment(ref _customersKept);
}

/// <summary>Answers counted by outcome.</summary>
/// <param name="Accepted">Newly counted.</param>
/// <param name="Duplicates">Counted before.</param>
/// <param name="Rejected">Refused.</param>
internal readonly record struct PartTally(long Accepted, long Duplicates, long Rejected)
{
    /// <summary>Nothing yet.</summary>
    public static readonly PartTally None;

    /// <summary>One more.</summary>
    public PartTally With(PostingOutcome outcome) => outcome switch
    {
        PostingOutcome.Accepted => this with { Accepted = Accepted + 1 },
        PostingOutcome.Duplicate => this with { Duplicates = Duplicates + 1 },
        _ => this with { Rejected = Rejected + 1 },
    };
}
