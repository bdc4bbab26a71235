using Podium.Grains.Calendar;
using Podium.Grains.Visits;
using Podium.Silo.Database;

namespace Podium.Silo.Calendar;

/// <summary>Calendar and visit rules at one version each.</summary>
/// <param name="CalendarVersion">Rises with every change of the calendar.</param>
/// <param name="RulesVersion">Rises with every change of the rules.</param>
/// <param name="Days">All days that differ from their week.</param>
/// <param name="Calendar">Working days.</param>
/// <param name="Rules">Visit rules.</param>
public sealed record WorkBasis(long CalendarVersion, long RulesVersion, IReadOnlyList<CalendarDay> Days, WorkCalendar Calendar, VisitRuleBook Rules)
{
    /// <summary>Works out demands.</summary>
    public DemandPlanner Demands { get; } = new(Rules, Calendar);

    /// <summary>The day by which the report of a visit is due.</summary>
    public DateOnly ReportDueBy(DateOnly visited) => Calendar.AddWorkingDays(visited, Rules.On(visited).Rules.ReportDueWorkingDays);
}

/// <summary>Keeps the bank's calendar and its visit rules.</summary>
public interface IWorkStore
{
    /// <summary>Both as of now; costs one small read while nothing has changed.</summary>
    Task<WorkBasis> GetAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the special days of a year. Errors: <c>conflict</c>.</summary>
    Task PutYearAsync(int year, IReadOnlyList<CalendarDay> days, Operation operation, CancellationToken cancellationToken);

    /// <summary>Adds a version of the rules. Errors: <c>conflict</c>.</summary>
    Task PutRulesAsync(DateOnly from, VisitRules rules, Operation operation, CancellationToken cancellationToken);
}
