using Podium.Contracts.Errors;

namespace Podium.Grains.Assignments;

/// <summary>
/// How owners are proposed (domain section 3 names the four ways and no numbers: these are Podium's defaults; configuration of the bank).
/// </summary>
public sealed record AssignmentRules
{
    /// <summary>Weight of the grade fitting the customer, 0 to 100.</summary>
    public int Ability { get; init; } = 25;

    /// <summary>Weight of what there is between manager and customer, 0 to 100.</summary>
    public int Relationship { get; init; } = 40;

    /// <summary>Weight of the specialty fitting the customer's business, 0 to 100.</summary>
    public int Specialty { get; init; } = 20;

    /// <summary>Weight of knowing the customer's industry, 0 to 100.</summary>
    public int Industry { get; init; } = 15;

    /// <summary>Points off for a manager who serves as many customers as allowed, 0 to 100; fewer customers cost fewer points.</summary>
    public int Load { get; init; } = 20;

    /// <summary>Customers a manager may serve where the own profile says nothing else, 1 to 100,000.</summary>
    public int MaxCustomers { get; init; } = 700;

    /// <summary>Refuses rules that are none. Errors: <c>malformed</c> with the field.</summary>
    public void Check()
    {
        Within(Ability, 0, 100, "rules.ability");
        Within(Relationship, 0, 100, "rules.relationship");
        Within(Specialty, 0, 100, "rules.specialty");
        Within(Industry, 0, 100, "rules.industry");
        Within(Load, 0, 100, "rules.load");
        Within(MaxCustomers, 1, 100_000, "rules.maxCustomers");
        if (Ability + Relationship + Specialty + Industry == 0)
        {
            throw new PodiumException(ErrorCodes.Malformed, "One way at least has a weight.", "rules.ability");
        }
    }

    internal static void Within(int value, int least, int most, string field)
    {
        if (value < least || value > most)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"'{field}' lies between {least} and {most}.", field);
        }
    }
}
