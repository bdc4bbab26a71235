using Podium.Grains.Visits;

namespace Podium.Grains.Demerits;

/// <summary>A visit that took place, and whether it was reported in time.</summary>
/// <param name="VisitId">The visit.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="ManagerId">Who went.</param>
/// <param name="Day">The bank's day of the visit.</param>
/// <param name="InTime">Whether the report came by the day it was due.</param>
public sealed record ReportedInTime(string VisitId, string CustomerId, string ManagerId, DateOnly Day, bool InTime);

/// <summary>A customer that needs a full archive since a day and has none.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="ManagerId">Who serves it: the owner with the largest share.</param>
/// <param name="Since">Since when deposits or loans ask for a full archive.</param>
/// <param name="Percent">How complete it is.</param>
public sealed record MissingArchive(string CustomerId, string ManagerId, DateOnly Since, int Percent);

/// <summary>
/// What rules find (domain, sections 4 and 8): each finding has a key, so that it is recorded once however often it is found. Pure.
/// </summary>
public static class DemeritFindings
{
    /// <summary>Days after which an archive that is asked for must be full.</summary>
    public const int ArchiveDays = 30;

    /// <summary>A demerit for each visit or contact that a period, now over, asked for and did not get.</summary>
    public static IEnumerable<DemeritEntry> Missed(DemandPlanner planner, ServedCustomer customer, DemandPeriod period, DateOnly from, DateOnly today)
    {
        return planner.Find(period, customer.Course, customer.Services, from, today) is { } demand ? Missed(customer.Id, customer.ManagerId, demand) : [];
    }

    /// <summary>A demerit for each visit or contact that a demand, whose period is over, asked for and did not get.</summary>
    public static IEnumerable<DemeritEntry> Missed(string customerId, string managerId, Demand demand)
    {
        var period = demand.Period;
        for (var number = demand.Done + 1; demand.State == DemandState.Missed && number <= demand.Required; number++)
        {
            yield return new DemeritEntry(
                managerId,
                StandardFaults.VisitMissed,
                null,
                false,
                period.To,
                $"{period.Key} · {Word(demand.Kind)} {demand.Done}/{demand.Required} · {Word(demand.Standing.Tier)}",
                customerId,
                $"visit:{customerId}:{period.Key}:{number}");
        }
    }

    /// <summary>A demerit when a visit was not reported in time.</summary>
    public static DemeritEntry? Unreported(ReportedInTime visit, DateOnly dueBy) => visit.InTime ? null : new DemeritEntry(
        visit.ManagerId,
        StandardFaults.VisitMissed,
        null,
        false,
        dueBy,
        FormattableString.Invariant($"{visit.Day:yyyy-MM-dd} · report due {dueBy:yyyy-MM-dd} · visit {visit.VisitId}"),
        visit.CustomerId,
        $"report:{visit.VisitId}");

    /// <summary>A demerit when an archive is still not full.</summary>
    public static DemeritEntry Archive(MissingArchive archive) => new(
        archive.ManagerId,
        StandardFaults.ArchiveMissing,
        null,
        false,
        archive.Since.AddDays(ArchiveDays),
        FormattableString.Invariant($"archive {archive.Percent} % · asked for since {archive.Since:yyyy-MM-dd}"),
        archive.CustomerId,
        FormattableString.Invariant($"archive:{archive.CustomerId}:{archive.Since:yyyyMMdd}"));

    /// <summary>Months and half-years whose last day lies within a span.</summary>
    public static IEnumerable<DemandPeriod> PeriodsEnding(DateOnly first, DateOnly last)
    {
        for (var month = DemandPeriod.MonthOf(first); month.To <= last; month = month.Next())
        {
            yield return month;
        }

        for (var half = DemandPeriod.HalfYearOf(first); half.To <= last; half = half.Next())
        {
            yield return half;
        }
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
