using Podium.Contracts.Calendar;

namespace Podium.WebHost.Operations.Loading;

/// <summary>How fast the days of a replay go by.</summary>
/// <param name="DaysPerSecond">Calendar days a second; null for as fast as the business can be booked.</param>
internal sealed record ReplayPace(double? DaysPerSecond)
{
    /// <summary>As fast as the business can be booked.</summary>
    public static readonly ReplayPace AllAtOnce = new((double?)null);

    /// <summary>As the option is written.</summary>
    public override string ToString() => DaysPerSecond?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "all";
}

/// <summary>
/// Moves the business date through a replay, day by day, so that nothing that is replayed counts as late. A date the bank has passed
/// is left where it is: a repeated load finds its days done.
/// </summary>
internal sealed class Replay(IBankGrain bank, TimeProvider time, ReplayPace pace, ILoadProgress progress)
{
    private DateOnly? _today;

    /// <summary>Moves on to a day, through every day before it.</summary>
    public async Task MoveToAsync(DateOnly date, CancellationToken cancellationToken)
    {
        _today ??= (await bank.GetDayAsync()).BusinessDate;
        while (_today < date)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (pace.DaysPerSecond is { } rate)
            {
                await Task.Delay(TimeSpan.FromSeconds(1 / rate), time, cancellationToken);
            }

            var next = _today.Value.AddDays(1);
            await Patience.RepeatAsync(() => bank.SetBusinessDateAsync(next), time, cancellationToken);
            _today = next;
        }

        progress.DayBegins(date);
    }
}
