using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;
using Podium.Silo.Calendar;
using Podium.YearBank;

// Runs days of a planned year over a database, and says how far it is; made to be killed.
// Arguments: database, managers, customers, seed, first and last day by number, which attempt at the first day it is.
var database = args[0];
var numbers = Array.ConvertAll(args[1..], text => int.Parse(text, CultureInfo.InvariantCulture));
var plan = YearPlan.Make(new YearSize(numbers[0], numbers[1], numbers[2]));
var (first, last, attempt) = (numbers[3], numbers[4], numbers[5]);
var output = TextWriter.Synchronized(Console.Out);

// A clock that was stopped by a kill goes on later that day.
var opens = attempt == 0 ? YearClock.At(plan.Days[first], new TimeOnly(0, 30)) : YearClock.At(plan.Days[first], new TimeOnly(15, 0)).AddMinutes(30 * attempt);
await using var clock = new YearClock(opens);
using var host = await YearSilo.StartAsync(database, clock.Time);
var work = new YearWork(plan, host.Services);
if (first == 0)
{
    await work.OpenAsync(Say);
}

for (var number = first; number <= last; number++)
{
    var day = plan.Days[number];
    var noon = YearClock.At(day, new TimeOnly(12, 0));
    clock.Forward(noon);
    var calendar = (await host.Services.GetRequiredService<IWorkStore>().GetAsync(CancellationToken.None)).Calendar;
    await new YearMorning(database, clock).CatchUpAsync(day, noon, YearClock.LastMorning(day, calendar));
    Say("awake");
    if (number % 4 == 0)
    {
        await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
    }

    await work.WorkAsync(day, Say);
    Say(string.Create(CultureInfo.InvariantCulture, $"done {number}"));
}

await host.StopAsync();

void Say(string what) => output.WriteLine("year: " + what);
