using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Ledger;

namespace Podium.Contracts.Managers;

/// <summary>The value of one indicator for one manager, all units together.</summary>
/// <param name="Indicator">Code.</param>
/// <param name="Period">Period to date.</param>
/// <param name="Value">Minor units or pieces; null without data.</param>
/// <param name="Increase">As <c>Measure.Increase</c>; null where the form has none or without data.</param>
[GenerateSerializer, Immutable, Alias(Aliases.IndicatorValue)]
public sealed record IndicatorValue(string Indicator, Period Period, long? Value, long? Increase);

/// <summary>A value that a manager wants to hear of when it is reached.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Period">Period to date.</param>
/// <param name="Value">Minor units or pieces.</param>
[GenerateSerializer, Immutable, Alias(Aliases.Milestone)]
public sealed record Milestone(string Indicator, Period Period, long Value);

/// <summary>The live totals of a manager.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="BusinessDate">The day they stand for.</param>
/// <param name="Entries">How many ledger entries are in them.</param>
/// <param name="Values">Every indicator of the catalogue for every period.</param>
[GenerateSerializer, Immutable, Alias(Aliases.ManagerView)]
public sealed record ManagerView(string ManagerId, DateOnly BusinessDate, long Entries, ImmutableArray<IndicatorValue> Values);

/// <summary>A customer manager (客户经理). Key: manager id, <c>~unit</c> for the pool of a unit.</summary>
[Alias(Aliases.ManagerGrain)]
public interface IManagerGrain : IGrainWithStringKey
{
    /// <summary>The live totals. Errors: <c>manager_unknown</c>.</summary>
    [Alias("GetTotals")]
    Task<ManagerView> GetTotalsAsync();

    /// <summary>The newest entries that counted, newest first; at most 100.</summary>
    [Alias("GetLatest")]
    Task<ImmutableArray<LedgerEntry>> GetLatestAsync(int count);

    /// <summary>The values to be told of.</summary>
    [Alias("GetMilestones")]
    Task<ImmutableArray<Milestone>> GetMilestonesAsync();

    /// <summary>Replaces the values to be told of; at most 50. Errors: <c>indicator_unknown</c>, <c>amount_out_of_range</c>.</summary>
    [Alias("SetMilestones")]
    Task SetMilestonesAsync(ImmutableArray<Milestone> milestones);
}
