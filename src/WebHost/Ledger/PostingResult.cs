using System.Text.Json.Serialization;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;

namespace Podium.WebHost.Ledger;

/// <summary>The answer to one posting.</summary>
/// <param name="Source">As sent; null when it could not be read.</param>
/// <param name="Id">As sent; null when it could not be read.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">Why it was rejected; code <c>outcome_unknown</c> says: send it again, it is counted once.</param>
/// <param name="Line">Line of an NDJSON stream, the first is 1; missing in answers to an array.</param>
public sealed record PostingResult(
    string? Source,
    string? Id,
    PostingOutcome Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PodiumError? Error = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Line = null);

/// <summary>A posting as a caller writes it, for the OpenAPI document; <see cref="PostingReader"/> reads it.</summary>
/// <param name="Source">The bank system, 1 to 32 characters of letters, digits, dot, dash, underscore.</param>
/// <param name="Id">Unique within the source, 1 to 64 printable ASCII characters without blanks.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="AccountId">The account; left out where the business has none.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Product">Product code; left out for a reversal.</param>
/// <param name="Amount">Major units with a decimal point, as text or number, for instance "12.34"; left out for products opened or closed.</param>
/// <param name="Currency">ISO 4217, the bank's.</param>
/// <param name="ValueDate">The day it counts from.</param>
/// <param name="BookedAt">When the source booked it, with offset.</param>
/// <param name="Reverses">For a reversal: what it takes back.</param>
public sealed record PostingDocument(
    string Source,
    string Id,
    string CustomerId,
    PostingKind Kind,
    string Currency,
    DateOnly ValueDate,
    DateTimeOffset BookedAt,
    string? AccountId = null,
    string? Product = null,
    string? Amount = null,
    PostingReference? Reverses = null);
