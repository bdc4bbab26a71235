using Podium.Grains.Calendar;

namespace Podium.Grains.Visits;

/// <summary>Gives grains the bank's working days.</summary>
public interface IWorkCalendarSource
{
    /// <summary>As of now; cheap while nothing has changed.</summary>
    Task<WorkCalendar> GetCalendarAsync(CancellationToken cancellationToken);
}
