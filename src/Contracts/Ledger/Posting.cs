using Podium.Contracts.Errors;

namespace Podium.Contracts.Ledger;

/// <summary>What a bank system booked (业务流水, domain section 5).</summary>
public enum PostingKind
{
    /// <summary>Money into a deposit account. Products: current, term, margin, savings.</summary>
    DepositIn,
    /// <summary>Money out of a deposit account. Products as <see cref="DepositIn"/>.</summary>
    DepositOut,
    /// <summary>A loan paid out.</summary>
    LoanDisbursed,
    /// <summary>Loan principal paid back.</summary>
    LoanRepaid,
    /// <summary>Interest that fell due.</summary>
    InterestDue,
    /// <summary>Interest that was collected.</summary>
    InterestCollected,
    /// <summary>Fee income.</summary>
    Fee,
    /// <summary>A product opened. Products: card, e-banking, payroll, merchant. No amount.</summary>
    ProductOpened,
    /// <summary>A product closed. Products as <see cref="ProductOpened"/>. No amount.</summary>
    ProductClosed,
    /// <summary>A sale. Products: fund, insurance, wealth, bond.</summary>
    ProductSold,
    /// <summary>Takes back another posting, whole.</summary>
    Reversal,
}

/// <summary>The kinds of ledger entries: those of postings, and those the customer itself decides.</summary>
public enum EntryKind
{
    /// <inheritdoc cref="PostingKind.DepositIn"/>
    DepositIn,
    /// <inheritdoc cref="PostingKind.DepositOut"/>
    DepositOut,
    /// <inheritdoc cref="PostingKind.LoanDisbursed"/>
    LoanDisbursed,
    /// <inheritdoc cref="PostingKind.LoanRepaid"/>
    LoanRepaid,
    /// <inheritdoc cref="PostingKind.InterestDue"/>
    InterestDue,
    /// <inheritdoc cref="PostingKind.InterestCollected"/>
    InterestCollected,
    /// <inheritdoc cref="PostingKind.Fee"/>
    Fee,
    /// <inheritdoc cref="PostingKind.ProductOpened"/>
    ProductOpened,
    /// <inheritdoc cref="PostingKind.ProductClosed"/>
    ProductClosed,
    /// <inheritdoc cref="PostingKind.ProductSold"/>
    ProductSold,
    /// <summary>The customer itself, counted once from the day of registration.</summary>
    Customer,
    /// <summary>+1 on the day the customer's deposits reach the effective threshold, -1 on the day they fall below.</summary>
    EffectiveCustomer,
}

/// <summary>Why an entry is in the ledger.</summary>
public enum EntryEffect
{
    /// <summary>Business: counts in levels and in flows.</summary>
    Business,
    /// <summary>A level moving between managers with the customer: counts in levels only, sums to zero.</summary>
    Transfer,
}

/// <summary>Names a posting: unique in the bank.</summary>
/// <param name="Source">The bank system.</param>
/// <param name="Id">The id the source gave it.</param>
[GenerateSerializer, Immutable, Alias(Aliases.PostingReference)]
public sealed record PostingReference(string Source, string Id);

/// <summary>One booked event from a bank system.</summary>
/// <param name="Source">The system, 1 to 32 characters of letters, digits, dot, dash, underscore. <c>podium</c> is reserved.</param>
/// <param name="Id">Unique within the source, 1 to 64 printable ASCII characters without blanks.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="AccountId">The account, or null where the business has none (a card, a sale).</param>
/// <param name="Kind">What happened.</param>
/// <param name="Product">Product code, lower case, 1 to 32 characters; the kinds say which are allowed.</param>
/// <param name="Amount">Minor units, always positive; 0 for products opened and closed. The kind gives the direction.</param>
/// <param name="Currency">ISO 4217, must be the bank's.</param>
/// <param name="ValueDate">The day it counts from.</param>
/// <param name="BookedAt">When the source booked it.</param>
/// <param name="Reverses">For <see cref="PostingKind.Reversal"/>: the posting it takes back; null otherwise.</param>
[GenerateSerializer, Immutable, Alias(Aliases.Posting)]
public sealed record Posting(
    string Source,
    string Id,
    string CustomerId,
    string? AccountId,
    PostingKind Kind,
    string Product,
    long Amount,
    string Currency,
    DateOnly ValueDate,
    DateTimeOffset BookedAt,
    PostingReference? Reverses = null);

/// <summary>What became of a posting.</summary>
public enum PostingOutcome
{
    /// <summary>Durable and counted.</summary>
    Accepted,
    /// <summary>Counted before with the same content; nothing changed.</summary>
    Duplicate,
    /// <summary>Not counted; the error says why. It may be sent again once mended.</summary>
    Rejected,
}

/// <summary>The answer to one posting.</summary>
/// <param name="Source">As sent.</param>
/// <param name="Id">As sent.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">Why it was rejected; null otherwise.</param>
[GenerateSerializer, Immutable, Alias(Aliases.PostingAnswer)]
public sealed record PostingAnswer(string Source, string Id, PostingOutcome Outcome, PodiumError? Error = null);
