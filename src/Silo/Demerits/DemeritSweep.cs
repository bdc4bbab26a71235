using Microsoft.Extensions.Options;
using Podium.Grains.Calendar;
using Podium.Grains.Demerits;
using Podium.Grains.Hosting;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Calendar;
using Podium.Silo.Visits;

namespace Podium.Silo.Demerits;

/// <summary>
/// Judges each day once it is over: visits that a month or half-year did not get, reports that did not come in time, archives that are missing. A day is
/// judged again after a crash; what was recorded stays once.
/// </summary>
internal sealed partial class DemeritSweep(
    DemeritFacts facts,
    IDemeritStore demerits,
    IServiceReader services,
    IWorkStore work,
    BankDirectory bank,
    BankClock times,
    IOptions<BankOptions> options,
    TimeProvider clock,
    ILogger<DemeritSweep> logger) : BackgroundService
{
    // Reports are due some working days after the visit; no holiday is longer.
    private const int LongestWait = 40;

    /// <summary>Judges what has ended; answers how many findings there were.</summary>
    public async Task<int> JudgeAsync(CancellationToken cancellationToken)
    {
        var today = bank.Today;
        var judged = await facts.BeginAsync(today, cancellationToken);
        if (judged >= today)
        {
            return 0;
        }

        var basis = await work.GetAsync(cancellationToken);
        var catalogue = await demerits.ReadCatalogueAsync(cancellationToken);
        var found = 0;
        foreach (var entry in await FindAsync(basis, judged, today, cancellationToken))
        {
            if (FaultVersion.InForce(catalogue, entry.Fault, entry.Day) is { Fault.Active: true } fault && bank.Organization.FindManager(entry.ManagerId) is not null)
            {
                var (id, points) = ($"r-{Guid.CreateVersion7(clock.GetUtcNow()):N}", fault.Fault.Points);
                await demerits.RecordAsync(DemeritRules.Record(id, entry with { Points = points }, fault, today, Demerit.ByRule, clock.GetUtcNow()), today, cancellationToken);
                found++;
            }
        }

        await facts.AdvanceAsync(today, cancellationToken);
        LogJudged(today, found);
        return found;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.JudgeByRule)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.RefreshInterval, clock);
        DateOnly? done = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var today = bank.Today;
            if (done == today)
            {
                continue;
            }

            try
            {
                await JudgeAsync(stoppingToken);
                done = today;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    private async Task<List<DemeritEntry>> FindAsync(WorkBasis basis, DateOnly judged, DateOnly today, CancellationToken cancellationToken)
    {
        var entries = new List<DemeritEntry>();
        foreach (var period in DemeritFindings.PeriodsEnding(judged, today.AddDays(-1)))
        {
            // As of its last day: who served the customer then answers for it.
            var customers = await services.ReadCustomersAsync(null, OwedDemands.FirstDay(period.To), period.To, cancellationToken);
            var closed = customers.Select(c => (Customer: c, Demand: basis.Demands.Find(period, c.Course, c.Services, bank.Day.GoLive, today)))
                .Where(c => c.Demand is not null).Select(c => new ClosedDemand(c.Customer.Id, c.Customer.ManagerId, c.Demand!)).ToArray();
            await facts.CloseAsync(closed, today, cancellationToken);
            entries.AddRange(closed.SelectMany(c => DemeritFindings.Missed(c.CustomerId, c.ManagerId, c.Demand)));
        }

        var visits = (await facts.ReadVisitsAsync(judged.AddDays(-LongestWait), today.AddDays(-1), cancellationToken))
            .Where(v => basis.ReportDueBy(v.Day) is var due && due >= judged && due < today);

        // A visit that nobody went out for takes place by its report: when that was due there was none to wait for.
        var late = (await facts.ReadLateReportsAsync(times.Times.At(judged, TimeOnly.MinValue), cancellationToken))
            .Where(v => basis.ReportDueBy(v.Day) is var due && due >= bank.Day.GoLive && due < judged);
        entries.AddRange(visits.Concat(late).Select(v => DemeritFindings.Unreported(v, basis.ReportDueBy(v.Day))).OfType<DemeritEntry>());
        var archives = await facts.ReadArchivesAsync(judged.AddDays(-DemeritFindings.ArchiveDays), today.AddDays(-1 - DemeritFindings.ArchiveDays), cancellationToken);
        entries.AddRange(archives.Select(DemeritFindings.Archive));
        return entries;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Rules judged every day before {Today:yyyy-MM-dd}: {Found} findings")]
    private partial void LogJudged(DateOnly today, int found);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rules could not judge the day; they try again")]
    private partial void LogFailed(Exception exception);
}
