namespace Podium.Grains.Calendar;

/// <summary>From which day on rules judge managers: demerits by rule, and customers that return to the public pool.</summary>
public interface IRuleStart
{
    /// <summary>Lets rules judge nothing of the days before a day: what was done for customers in a past that was loaded from files is not in the files.</summary>
    Task PassOverAsync(DateOnly until, CancellationToken cancellationToken);
}
