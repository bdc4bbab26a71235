using System.Collections.Immutable;
using Podium.Grains.Calendar;
using Podium.Grains.Visits;

namespace Podium.WebHost.Calendar;

/// <summary>A year's days that differ from their week.</summary>
/// <param name="Year">The year.</param>
/// <param name="Days">Ascending.</param>
public sealed record CalendarYear(int Year, ImmutableArray<CalendarDay> Days);

/// <summary>Replaces a year.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="Days">Every day that differs from its week.</param>
public sealed record CalendarChange(string OperationId, ImmutableArray<CalendarDay> Days);

/// <summary>The rules in force.</summary>
/// <param name="Version">0 for the defaults.</param>
/// <param name="From">First day.</param>
/// <param name="Rules">The rules.</param>
/// <param name="ChangedBy">Who set them.</param>
public sealed record VisitRulesView(long Version, DateOnly From, VisitRules Rules, string ChangedBy)
{
    internal static VisitRulesView Of(VisitRuleVersion version) => new(version.Version, version.From, version.Rules, version.Actor);
}

/// <summary>Sets rules.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="From">First day, today or later.</param>
/// <param name="Rules">The rules.</param>
public sealed record VisitRulesChange(string OperationId, DateOnly From, VisitRules Rules);
