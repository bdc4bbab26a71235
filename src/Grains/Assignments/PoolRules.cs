using Podium.Contracts.Customers;

namespace Podium.Grains.Assignments;

/// <summary>
/// When customers return to the public pool (公海) and who may claim them. The domain page (section 3) gives no numbers: these are Podium's
/// defaults; configuration of the bank.
/// </summary>
public sealed record PoolRules
{
    /// <summary>Days without visit or contact after which a general customer returns; 0 for never.</summary>
    public int GeneralDays { get; init; } = 180;

    /// <summary>The same for an important customer.</summary>
    public int ImportantDays { get; init; } = 90;

    /// <summary>The same for a key customer.</summary>
    public int KeyDays { get; init; } = 60;

    /// <summary>Days of warning that the manager has before, 0 to 90.</summary>
    public int WarnDays { get; init; } = 14;

    /// <summary>Customers a manager may claim in a calendar month, 0 to 1,000.</summary>
    public int ClaimsPerMonth { get; init; } = 10;

    /// <summary>Days that who served the customer before waits before claiming it, 0 to 3,650.</summary>
    public int CoolingOffDays { get; init; } = 90;

    /// <summary>Days without contact after which a customer of a tier returns; 0 for never.</summary>
    public int DaysOf(Tier tier) => tier switch
    {
        Tier.Key => KeyDays,
        Tier.Important => ImportantDays,
        _ => GeneralDays,
    };

    /// <summary>Refuses rules that are none. Errors: <c>malformed</c> with the field.</summary>
    public void Check()
    {
        AssignmentRules.Within(GeneralDays, 0, 3_650, "rules.generalDays");
        AssignmentRules.Within(ImportantDays, 0, 3_650, "rules.importantDays");
        AssignmentRules.Within(KeyDays, 0, 3_650, "rules.keyDays");
        AssignmentRules.Within(WarnDays, 0, 90, "rules.warnDays");
        AssignmentRules.Within(ClaimsPerMonth, 0, 1_000, "rules.claimsPerMonth");
        AssignmentRules.Within(CoolingOffDays, 0, 3_650, "rules.coolingOffDays");
    }
}
