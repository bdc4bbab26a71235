using Podium.Contracts.Calendar;
using Podium.Contracts.Errors;
using Podium.Grains.Organization;

namespace Podium.Grains.Calendar;

/// <summary>Moves the bank's day.</summary>
internal sealed class BankGrain(IBankStore store, BankDirectory directory) : Grain, IBankGrain
{
    public async Task<BankDay> GetDayAsync()
    {
        await directory.RefreshAsync();
        return directory.Day;
    }

    public async Task<BankDay> SetBusinessDateAsync(DateOnly date)
    {
        await directory.RefreshAsync();
        var day = directory.Day;
        var isBooked = await store.HasEntriesAsync(CancellationToken.None);
        if (date < day.BusinessDate && isBooked)
        {
            throw new PodiumException(ErrorCodes.BusinessDateBackwards, $"The bank is at {day.BusinessDate:yyyy-MM-dd}; the date only moves forward.", "date");
        }

        // A bank at work keeps the periods it has closed; an empty one begins on the date it is given.
        var goLive = (day.FollowsClock && !isBooked) || date < day.GoLive ? date : day.GoLive;
        await store.SaveDayAsync(day with { BusinessDate = date, FollowsClock = false, GoLive = goLive }, CancellationToken.None);
        await directory.RefreshAsync();
        return directory.Day;
    }
}
