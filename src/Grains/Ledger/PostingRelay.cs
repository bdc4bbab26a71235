using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;

namespace Podium.Grains.Ledger;

/// <summary>
/// Carries postings to their customers and the answers back. No part of the intake grain: nothing after an answer needs the grain's turn, and
/// coming back to it would cost a queue and three objects for each posting.
/// </summary>
internal sealed partial class PostingRelay(GrainDoor<ICustomerGrain> customers, ILogger<PostingRelay> logger)
{
    /// <summary>Sends one posting.</summary>
    public async Task<PostingAnswer> SendAsync(Posting posting) => (await SendAsync(posting.CustomerId, [posting]).ConfigureAwait(false))[0];

    /// <summary>Sends the postings of many customers at once; fills in the answers at the same indexes.</summary>
    public async Task<ImmutableArray<PostingAnswer>> SendAsync(
        ImmutableArray<Posting> postings, IReadOnlyDictionary<string, List<int>> byCustomer, PostingAnswer[] answers)
    {
        await Task.WhenAll(byCustomer.Select(group => SendGroupAsync(group.Key, group.Value))).ConfigureAwait(false);
        return ImmutableArray.Create(answers);

        async Task SendGroupAsync(string customerId, List<int> indexes)
        {
            var answered = await SendAsync(customerId, [.. indexes.Select(i => postings[i])]).ConfigureAwait(false);
            for (var i = 0; i < answered.Length; i++)
            {
                answers[indexes[i]] = answered[i];
            }
        }
    }

    private async Task<ImmutableArray<PostingAnswer>> SendAsync(string customerId, ImmutableArray<Posting> postings)
    {
        try
        {
            return await customers[customerId].PostAsync(postings).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not PodiumException)
        {
            LogOutcomeUnknown(exception, customerId, postings.Length);
            var error = new PodiumError(ErrorCodes.OutcomeUnknown, "The answer did not come; send the posting again, it is counted once.");
            return [.. postings.Select(p => new PostingAnswer(p.Source, p.Id, PostingOutcome.Rejected, error))];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outcome of {Count} postings of customer {CustomerId} is unknown; the sender was told to repeat them")]
    private partial void LogOutcomeUnknown(Exception exception, string customerId, int count);
}
