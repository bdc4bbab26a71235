using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Podium.Contracts.Errors;

namespace Podium.Grains.Assignments;

/// <summary>What a manager knows best (domain section 3).</summary>
public enum Specialty
{
    /// <summary>信贷.</summary>
    Credit,
    /// <summary>存款.</summary>
    Deposits,
    /// <summary>业务拓展: winning customers and business.</summary>
    BusinessDevelopment,
}

/// <summary>What a manager is good at, for proposals of owners.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Version">Rises with every change; 0 for nothing written yet.</param>
/// <param name="Specialties">Specialties, each once.</param>
/// <param name="Industries">Industries in words, up to 20.</param>
/// <param name="MaxCustomers">Customers the manager may serve; null for what the bank's rules say.</param>
public sealed record ManagerProfile(
    string ManagerId, long Version, ImmutableArray<Specialty> Specialties, ImmutableArray<string> Industries, int? MaxCustomers)
{
    private const int MostIndustries = 20;

    /// <summary>Of a manager of whom nothing is written.</summary>
    public static ManagerProfile Empty(string managerId) => new(managerId, 0, [], [], null);

    /// <summary>Trimmed and without repeats. Errors: <c>malformed</c> with the field.</summary>
    public ManagerProfile Checked()
    {
        ImmutableArray<string> industries = [.. (Industries.IsDefault ? [] : Industries).Select(i => i.Trim()).Where(i => i.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (industries.Length > MostIndustries || industries.Any(i => i.Length > 60 || i.Any(char.IsControl)))
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Up to {MostIndustries} industries of 60 characters each.", "industries");
        }

        if (MaxCustomers is { } most)
        {
            AssignmentRules.Within(most, 0, 100_000, "maxCustomers");
        }

        return this with { Industries = industries, Specialties = [.. (Specialties.IsDefault ? [] : Specialties).Distinct().Order()] };
    }
}

/// <summary>A manager as a possible owner.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Grade">Grade code.</param>
/// <param name="Specialties">Specialties.</param>
/// <param name="Industries">Industries the profile names.</param>
/// <param name="Customers">Customers served now.</param>
/// <param name="Limit">Customers the manager may serve.</param>
/// <param name="Active">Whether still with the bank.</param>
/// <param name="Disqualified">Whether a demerit that stands disqualifies.</param>
/// <param name="InScope">Whether the one who decides leads the manager.</param>
public sealed record Candidate(
    string ManagerId,
    string Grade,
    ImmutableArray<Specialty> Specialties,
    ImmutableArray<string> Industries,
    int Customers,
    int Limit,
    bool Active = true,
    bool Disqualified = false,
    bool InScope = true)
{
    /// <summary>Whether a number of customers more may be given to the manager.</summary>
    public bool MayTake(int customers) => Active && !Disqualified && InScope && Customers + customers <= Limit;

    /// <summary>Share of the limit in use, 0 to 1,000.</summary>
    [JsonIgnore]
    public int LoadPerMille => Limit == 0 ? 1_000 : (int)Math.Clamp(Customers * 1_000L / Limit, 0, 1_000);
}
