using Podium.Grains.Assignments;
using Podium.Grains.Visits;
using Podium.Silo.Calendar;

namespace Podium.Silo.Visits;

/// <summary>Everything an agenda is composed of.</summary>
/// <param name="Basis">Calendar and rules.</param>
/// <param name="Times">The bank's days and wall times.</param>
/// <param name="Today">The business date.</param>
/// <param name="Now">Now.</param>
/// <param name="DemandsFrom">First day on which visit rules count.</param>
/// <param name="Visits">Of the span, by time.</param>
/// <param name="Unreported">Begun or over, without a report.</param>
/// <param name="Callbacks">Of the span, and open ones from before.</param>
/// <param name="Customers">Those the manager owes visits to.</param>
/// <param name="AnswersOwed">Needs that wait for an answer.</param>
/// <param name="Birthdays">Days of the span on which customers keep their birthdays.</param>
/// <param name="ContactedToday">Customers contacted today, with the last contact.</param>
/// <param name="Returning">Customers about to return to the public pool.</param>
public sealed record AgendaFacts(
    WorkBasis Basis,
    VisitTimes Times,
    DateOnly Today,
    DateTimeOffset Now,
    DateOnly DemandsFrom,
    IReadOnlyList<AgendaVisit> Visits,
    IReadOnlyList<AgendaVisit> Unreported,
    IReadOnlyList<Callback> Callbacks,
    IReadOnlyList<ServedCustomer> Customers,
    IReadOnlyList<OwedAnswer> AnswersOwed,
    IReadOnlyList<(ServedCustomer Customer, DateOnly Day)> Birthdays,
    IReadOnlyDictionary<string, string> ContactedToday,
    IReadOnlyList<ReturningCustomer> Returning);
