using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;

namespace Podium.Grains.Customers;

/// <summary>
/// One run of postings through a customer: decides all of them in order as if none were known, commits them together, and when the
/// ledger knows some already, answers those and decides the rest again. New postings, the rule, take one round.
/// </summary>
internal sealed class PostingRun(
    CustomerBook book,
    CustomerRules rules,
    ILedgerReader reader,
    ICustomerStore customers,
    BankDirectory directory,
    ILedgerAppender appender,
    Action outcomeUnknown,
    Action tierChanged)
{
    public Task<ImmutableArray<PostingAnswer>> RunAsync(ImmutableArray<Posting> postings) =>
        postings is [{ Kind: not PostingKind.Reversal } posting] ? RunOneAsync(posting) : RunManyAsync(postings);

    /// <summary>The most frequent run, in one method: each await on the way up costs as much as the decision itself.</summary>
    private async Task<ImmutableArray<PostingAnswer>> RunOneAsync(Posting posting)
    {
        if ((rules.Check(posting, directory.Day) ?? await CheckAccountAsync(posting)) is { } error)
        {
            return [Rejected(posting, error)];
        }

        while (true)
        {
            var today = directory.Today;
            var entries = book.Decide(posting, today);
            book.Apply(entries);
            var row = RowAfter(today);
            AppendResult result;
            try
            {
                result = await appender.AppendAsync(new LedgerBatch(book.CustomerId, entries, row, TierFrom: row is null ? null : today));
            }
            catch
            {
                outcomeUnknown();
                throw;
            }

            if (result.IsCommitted)
            {
                TakeRow(row);
                return [new PostingAnswer(posting.Source, posting.Id, PostingOutcome.Accepted)];
            }

            book.Apply(entries, -1);
            if (result.Existing.FirstOrDefault(e => e.Source == posting.Source && e.PostingId == posting.Id) is { } existing)
            {
                return [AnswerKnown(posting, existing, entries[0].ContentHash)];
            }
        }
    }

    private async Task<ImmutableArray<PostingAnswer>> RunManyAsync(ImmutableArray<Posting> postings)
    {
        var answers = new PostingAnswer?[postings.Length];
        var open = await CheckAsync(postings, answers);
        while (open.Count > 0)
        {
            open = await TryAsync(postings, open, answers);
        }

        return [.. answers.Select(answer => answer!)];
    }

    private async Task<List<int>> CheckAsync(ImmutableArray<Posting> postings, PostingAnswer?[] answers)
    {
        var day = directory.Day;
        var open = new List<int>(postings.Length);
        for (var i = 0; i < postings.Length; i++)
        {
            var posting = postings[i];
            if ((rules.Check(posting, day) ?? await CheckAccountAsync(posting)) is { } error)
            {
                answers[i] = Rejected(posting, error);
            }
            else
            {
                open.Add(i);
            }
        }

        return open;
    }

    private ValueTask<PodiumError?> CheckAccountAsync(Posting posting) =>
        posting.AccountId is not { } account || book.HasAccount(account) ? ValueTask.FromResult<PodiumError?>(null) : NameOwnerAsync(account);

    private async ValueTask<PodiumError?> NameOwnerAsync(string account) =>
        await customers.FindAccountOwnerAsync(account, CancellationToken.None) is null
            ? new PodiumError(ErrorCodes.AccountUnknown, $"Account '{account}' is not registered; add it to its customer first.", "accountId")
            : new PodiumError(ErrorCodes.AccountOfAnotherCustomer, $"Account '{account}' belongs to another customer.", "accountId");

    /// <summary>Decides and commits what is open; answers what is settled and returns what must be decided again.</summary>
    private async Task<List<int>> TryAsync(ImmutableArray<Posting> postings, List<int> open, PostingAnswer?[] answers)
    {
        var today = directory.Today;
        var decided = new List<(int Index, ImmutableArray<LedgerEntry> Entries)>(open.Count);
        var names = new Dictionary<(string, string), int>();
        var reversed = new HashSet<PostingReference>();
        var again = new List<int>();
        foreach (var index in open)
        {
            var posting = postings[index];
            if (!names.TryAdd((posting.Source, posting.Id), index) || (posting.Reverses is { } target && names.ContainsKey((target.Source, target.Id))))
            {
                // The same id twice, or a reversal of what comes in the same run: settle the first one first.
                again.Add(index);
                continue;
            }

            var (entries, error) = await DecideAsync(posting, reversed, today);
            if (error is not null)
            {
                answers[index] = Rejected(posting, error);
                continue;
            }

            book.Apply(entries);
            decided.Add((index, entries));
        }

        if (decided.Count > 0)
        {
            await CommitAsync(postings, decided, again, answers, today);
        }

        again.Sort();
        return again;
    }

    private async Task CommitAsync(
        ImmutableArray<Posting> postings,
        List<(int Index, ImmutableArray<LedgerEntry> Entries)> decided,
        List<int> again,
        PostingAnswer?[] answers,
        DateOnly today)
    {
        var row = RowAfter(today);
        var entries = decided.Count == 1 ? decided[0].Entries : [.. decided.SelectMany(d => d.Entries)];
        var result = await AppendAsync(new LedgerBatch(book.CustomerId, entries, row, TierFrom: row is null ? null : today));
        if (result.IsCommitted)
        {
            TakeRow(row);
            foreach (var (index, _) in decided)
            {
                answers[index] = new PostingAnswer(postings[index].Source, postings[index].Id, PostingOutcome.Accepted);
            }

            return;
        }

        var known = result.Existing.ToDictionary(e => (e.Source, e.PostingId));
        foreach (var (index, undone) in decided)
        {
            book.Apply(undone, -1);
            if (known.TryGetValue((postings[index].Source, postings[index].Id), out var existing))
            {
                answers[index] = AnswerKnown(postings[index], existing, undone[0].ContentHash);
            }
            else
            {
                again.Add(index);
            }
        }
    }

    private async Task<AppendResult> AppendAsync(LedgerBatch batch)
    {
        try
        {
            return await appender.AppendAsync(batch);
        }
        catch
        {
            outcomeUnknown();
            throw;
        }
    }

    private void TakeRow(CustomerRow? row)
    {
        if (row is not null)
        {
            book.Row = row;
            tierChanged();
        }
    }

    /// <summary>The customer's row when the tier has changed with what is applied; null when it has not.</summary>
    private CustomerRow? RowAfter(DateOnly today)
    {
        var tier = rules.TierOf(book.DepositsOn(today), book.LoansOn(today), directory.Day.CurrencyDecimals);
        return tier == book.Row.Tier ? null : book.Row with { Tier = tier };
    }

    private async ValueTask<(ImmutableArray<LedgerEntry> Entries, PodiumError? Error)> DecideAsync(Posting posting, HashSet<PostingReference> reversed, DateOnly today)
    {
        if (posting.Kind != PostingKind.Reversal)
        {
            return (book.Decide(posting, today), null);
        }

        var target = posting.Reverses!;
        var original = await reader.ReadPostingAsync(target.Source, target.Id, CancellationToken.None);
        if (book.CheckReversal(posting, original) is { } error)
        {
            return ([], error);
        }

        var before = await reader.ReadReversalOfAsync(target.Source, target.Id, CancellationToken.None);
        var isOther = before.Count > 0 && (before[0].Source, before[0].PostingId) != (posting.Source, posting.Id);
        return isOther || !reversed.Add(target)
            ? ([], new PodiumError(ErrorCodes.AlreadyReversed, "The posting was reversed before.", "reverses"))
            : (book.DecideReversal(posting, original, today), null);
    }

    private static PostingAnswer AnswerKnown(Posting posting, ExistingPosting existing, long contentHash) => existing.ContentHash == contentHash
        ? new PostingAnswer(posting.Source, posting.Id, PostingOutcome.Duplicate)
        : Rejected(posting, new PodiumError(ErrorCodes.Conflict, "This id was used before with other content; nothing was changed. Send the business under a new id, or leave it.", "id"));

    private static PostingAnswer Rejected(Posting posting, PodiumError error) => new(posting.Source, posting.Id, PostingOutcome.Rejected, error);
}
