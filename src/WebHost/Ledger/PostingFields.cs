using Podium.Contracts.Errors;

namespace Podium.WebHost.Ledger;

/// <summary>How a format names the fields of a posting; errors name them the same way.</summary>
internal sealed record PostingFields(
    string Source,
    string Id,
    string Customer,
    string Account,
    string Kind,
    string Product,
    string Amount,
    string Currency,
    string ValueDate,
    string BookedAt,
    string ReversesSource,
    string ReversesId)
{
    /// <summary>Names in JSON.</summary>
    public static PostingFields Json { get; } = new(
        "source", "id", "customerId", "accountId", "kind", "product", "amount", "currency", "valueDate", "bookedAt", "reverses.source", "reverses.id");

    /// <summary>Names of CSV columns.</summary>
    public static PostingFields Csv { get; } = new(
        "source", "id", "customer", "account", "kind", "product", "amount", "currency", "value_date", "booked_at", "reverses_source", "reverses_id");

    /// <summary>An error of the intake, which names fields as JSON does, in the words of this format.</summary>
    public PodiumError Translate(PodiumError error) => error.Field switch
    {
        "customerId" => error with { Field = Customer },
        "accountId" => error with { Field = Account },
        "valueDate" => error with { Field = ValueDate },
        "bookedAt" => error with { Field = BookedAt },
        "reverses" or "reverses.id" => error with { Field = ReversesId },
        "reverses.source" => error with { Field = ReversesSource },
        _ => error,
    };
}
