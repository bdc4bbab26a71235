namespace Podium.Contracts.Ledger;

/// <summary>One leg in the ledger: what one manager gets of one posting. Append only.</summary>
/// <param name="Sequence">Unique, rising with the order of writing on one silo; gaps are normal.</param>
/// <param name="Position">The commit it belongs to; see <c>ILedgerReader</c> for what a follower may trust.</param>
/// <param name="Source">Source of the posting; <c>podium</c> for the platform's own decisions.</param>
/// <param name="PostingId">Id of the posting in its source.</param>
/// <param name="Leg">0-based leg; (source, posting id, leg) is unique.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="AccountId">The account, if any.</param>
/// <param name="ManagerId">Who gets it; <c>~unit</c> for the pool of a unit.</param>
/// <param name="Kind">Kind; of a reversal the kind of what it takes back.</param>
/// <param name="Product">Product code.</param>
/// <param name="CustomerKind">Kind of the customer.</param>
/// <param name="Effect">Business or transfer.</param>
/// <param name="Amount">Minor units; negative in reversals and outgoing transfers.</param>
/// <param name="Quantity">Pieces: +1, -1 or 0.</param>
/// <param name="ValueDate">The day it counts from.</param>
/// <param name="BookedAt">When the source booked it.</param>
/// <param name="RecordedAt">When Podium committed it.</param>
/// <param name="RecordedOn">The business date on which Podium committed it.</param>
/// <param name="ShareBasisPoints">The manager's share of the posting, 10,000 for all of it.</param>
/// <param name="PostingAmount">The whole amount of the posting, all legs together, signed.</param>
/// <param name="ContentHash">Fingerprint of the posting's content, to tell a duplicate from a conflict.</param>
/// <param name="ReversesSource">For a reversal: source of what it takes back.</param>
/// <param name="ReversesId">For a reversal: id of what it takes back.</param>
[GenerateSerializer, Immutable, Alias(Aliases.LedgerEntry)]
public sealed record LedgerEntry(
    long Sequence,
    long Position,
    string Source,
    string PostingId,
    int Leg,
    string CustomerId,
    string? AccountId,
    string ManagerId,
    EntryKind Kind,
    string Product,
    Customers.CustomerKind CustomerKind,
    EntryEffect Effect,
    long Amount,
    int Quantity,
    DateOnly ValueDate,
    DateTimeOffset BookedAt,
    DateTimeOffset RecordedAt,
    DateOnly RecordedOn,
    int ShareBasisPoints,
    long PostingAmount,
    long ContentHash,
    string? ReversesSource = null,
    string? ReversesId = null);
