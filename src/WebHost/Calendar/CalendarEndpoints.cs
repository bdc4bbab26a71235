using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Calendar;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Calendar;
using Podium.Silo.Database;
using Podium.WebHost.Security;

namespace Podium.WebHost.Calendar;

/// <summary>The bank's calendar and its visit rules.</summary>
internal static class CalendarEndpoints
{
    private const int MaxCount = 31;

    /// <summary>Maps <c>/api/calendar</c> and <c>/api/visit-rules</c>.</summary>
    public static void MapCalendar(this IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/calendar").WithTags("Calendar");
        calendar.MapGet("", GetYearAsync).RequireAuthorization(Policies.Bankers).WithName("getCalendar").WithSummary("The holidays and make-up days of a year.");
        calendar.MapPut("/{year}", PutYearAsync).RequireAuthorization(Policies.Administrators).WithName("putCalendar")
            .WithSummary("Replaces the holidays and make-up days of a year.").ProducesProblem(StatusCodes.Status409Conflict);
        var rules = api.MapGroup("/visit-rules").WithTags("Calendar");
        rules.MapGet("", GetRulesAsync).RequireAuthorization(Policies.Bankers).WithName("getVisitRules").WithSummary("How often customers must be seen, as of today.");
        rules.MapPut("", PutRulesAsync).RequireAuthorization(Policies.Administrators).WithName("putVisitRules")
            .WithSummary("Sets the rules from a day on, today or later; a period goes by the rules of its first day.").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<CalendarYear>> GetYearAsync(IWorkStore store, BankDirectory bank, CancellationToken cancellationToken, int? year = null)
    {
        var wanted = year ?? bank.Today.Year;
        var work = await store.GetAsync(cancellationToken);
        return TypedResults.Ok(new CalendarYear(wanted, [.. work.Days.Where(day => day.Date.Year == wanted)]));
    }

    private static async Task<Ok<CalendarYear>> PutYearAsync(int year, CalendarChange change, DataScope scope, IWorkStore store, CancellationToken cancellationToken)
    {
        if (year is < 1990 or > 2200)
        {
            throw new PodiumException(ErrorCodes.Malformed, "The year lies between 1990 and 2200.", "year");
        }

        var operation = new Operation(change.OperationId, "calendar.changed", scope.Caller.UserName, new { days = change.Days });
        await store.PutYearAsync(year, Check(year, change.Days), operation, cancellationToken);
        var work = await store.GetAsync(cancellationToken);
        return TypedResults.Ok(new CalendarYear(year, [.. work.Days.Where(day => day.Date.Year == year)]));
    }

    private static IReadOnlyList<CalendarDay> Check(int year, ImmutableArray<CalendarDay> days)
    {
        for (var i = 0; i < days.Length; i++)
        {
            if (days[i].Date.Year != year || days.Take(i).Any(before => before.Date == days[i].Date))
            {
                throw new PodiumException(ErrorCodes.Malformed, $"{days[i].Date:yyyy-MM-dd} is not a day of {year}, or stands there twice.", $"days[{i}].date");
            }

            if (days[i].NameEn.Length > 80 || days[i].NameZh.Length > 80)
            {
                throw new PodiumException(ErrorCodes.Malformed, "A name takes up to 80 characters.", $"days[{i}].nameEn");
            }
        }

        return new WorkCalendar(days) is var calendar && calendar.CountWorkingDays(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)) >= 100
            ? days
            : throw new PodiumException(ErrorCodes.Malformed, "A year has at least 100 working days.", "days");
    }

    private static async Task<Ok<VisitRulesView>> GetRulesAsync(IWorkStore store, BankDirectory bank, CancellationToken cancellationToken) =>
        TypedResults.Ok(VisitRulesView.Of((await store.GetAsync(cancellationToken)).Rules.On(bank.Today)));

    private static async Task<Ok<VisitRulesView>> PutRulesAsync(
        VisitRulesChange change, DataScope scope, IWorkStore store, BankDirectory bank, CancellationToken cancellationToken)
    {
        Check(change.Rules.KeyVisitsPerMonth, "rules.keyVisitsPerMonth");
        Check(change.Rules.ImportantVisitsPerMonth, "rules.importantVisitsPerMonth");
        Check(change.Rules.GeneralContactsPerHalfYear, "rules.generalContactsPerHalfYear");
        Check(change.Rules.CoreContactsPerMonth, "rules.coreContactsPerMonth");
        Check(change.Rules.ReportDueWorkingDays, "rules.reportDueWorkingDays");
        if (change.From < bank.Today)
        {
            throw new PodiumException(ErrorCodes.InThePast, "Rules begin today or later: what was demanded stays.", "from");
        }

        var operation = new Operation(change.OperationId, "visitRules.changed", scope.Caller.UserName, new { from = change.From, rules = change.Rules });
        await store.PutRulesAsync(change.From, change.Rules, operation, cancellationToken);
        return TypedResults.Ok(VisitRulesView.Of((await store.GetAsync(cancellationToken)).Rules.On(change.From)));
    }

    private static void Check(int count, string field)
    {
        if (count is < 0 or > MaxCount)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"'{field}' lies between 0 and {MaxCount}.", field);
        }
    }
}
