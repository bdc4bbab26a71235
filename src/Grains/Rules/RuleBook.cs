using System.Collections.Immutable;

namespace Podium.Grains.Rules;

/// <summary>Rules of the bank from a day on.</summary>
/// <typeparam name="T">The rules; the parameterless constructor gives the defaults.</typeparam>
/// <param name="Version">Rises with every change; 0 for the defaults.</param>
/// <param name="From">First day.</param>
/// <param name="Rules">The rules.</param>
/// <param name="ChangedBy">Who set them.</param>
/// <param name="ChangedAt">When.</param>
public sealed record RuleVersion<T>(long Version, DateOnly From, T Rules, string ChangedBy, DateTimeOffset ChangedAt)
    where T : class, new();

/// <summary>All versions of a set of rules. Of those in force on a day the newest counts. Pure.</summary>
/// <typeparam name="T">The rules.</typeparam>
public sealed class RuleBook<T>(ImmutableArray<RuleVersion<T>> versions)
    where T : class, new()
{
    private readonly ImmutableArray<RuleVersion<T>> _newestFirst = [.. versions.OrderByDescending(v => v.Version)];

    /// <summary>The version in force on a day.</summary>
    public RuleVersion<T> On(DateOnly day) =>
        _newestFirst.FirstOrDefault(v => v.From <= day) ?? new RuleVersion<T>(0, DateOnly.MinValue, new T(), "podium", DateTimeOffset.UnixEpoch);
}
