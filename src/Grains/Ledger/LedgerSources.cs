namespace Podium.Grains.Ledger;

/// <summary>Sources that are not bank systems.</summary>
public static class LedgerSources
{
    /// <summary>Podium's own decisions: registrations and assignments.</summary>
    public const string Podium = "podium";

    /// <summary>Posting id of the registration of a customer.</summary>
    public static string Registration(string customerId) => "customer:" + customerId;

    /// <summary>Posting id of an assignment.</summary>
    public static string Assignment(string customerId, string operationId) => $"assign:{customerId}:{operationId}";
}
