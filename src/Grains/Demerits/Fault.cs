namespace Podium.Grains.Demerits;

/// <summary>A fault of the catalogue (domain, section 8), in one version.</summary>
/// <param name="Code">Stable code, as <c>visit-missed</c>.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Points">Points each time; 0 for what disqualifies and for what whoever records it weighs.</param>
/// <param name="MayExceed">Whether more points may be given where it brought risk or harm.</param>
/// <param name="MayDisqualify">Whether a bad case disqualifies.</param>
/// <param name="Disqualifies">Whether every case disqualifies.</param>
/// <param name="Prohibition">One of the eight prohibitions (八个严禁).</param>
/// <param name="Active">Whether it can still be recorded.</param>
public sealed record Fault(
    string Code,
    string NameEn,
    string NameZh,
    int Points,
    bool MayExceed = false,
    bool MayDisqualify = false,
    bool Disqualifies = false,
    bool Prohibition = false,
    bool Active = true);

/// <summary>A version of a fault: what is recorded about a day follows the newest version that is in force on it.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Version">0 is the standard one, 1 the first that the bank made.</param>
/// <param name="From">First day it is in force.</param>
/// <param name="ChangedBy">Who set it.</param>
/// <param name="ChangedAt">When.</param>
public sealed record FaultVersion(Fault Fault, int Version, DateOnly From, string ChangedBy, DateTimeOffset ChangedAt)
{
    /// <summary>The version of a fault that is in force on a day, or null.</summary>
    public static FaultVersion? InForce(IEnumerable<FaultVersion> catalogue, string code, DateOnly day) =>
        catalogue.Where(v => string.Equals(v.Fault.Code, code, StringComparison.Ordinal) && v.From <= day).MaxBy(v => v.Version);
}
