using Podium.Contracts.Calendar;
using Podium.Grains.Organization;
using Podium.Silo.Imports;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Demo;

/// <summary>
/// Fills an empty database with a demo bank. The import named <c>demo</c> remembers its size and whether it was finished, so that one
/// that was cut off is finished by the next start.
/// </summary>
internal sealed class DemoFiller(
    IGrainFactory grains,
    BankLoader loader,
    IBankStore bank,
    IImportStore imports,
    TimeProvider time,
    DemoFiles? files = null,
    DemoVisits? visits = null,
    DemoAssignments? assignments = null)
{
    private const string JobId = "demo";

    /// <summary>What is left to fill: the size begun before, <paramref name="wanted"/> for an empty database, null when there is nothing to do.</summary>
    public async Task<DemoSize?> FindWorkAsync(DemoSize wanted, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(JobId, cancellationToken) is { } job)
        {
            return job.State == ImportState.Done ? null : DemoSize.Parse(job.FileName);
        }

        return await BankLoader.IsEmptyAsync(bank, cancellationToken) ? wanted : null;
    }

    /// <summary>Fills the database; what is there already stays.</summary>
    /// <exception cref="LoadRefusedException">The database holds another bank.</exception>
    public async Task<LoadReport> FillAsync(DemoSize size, ILoadProgress progress, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var day = await grains.GetGrain<IBankGrain>(0).GetDayAsync();
        var plan = DemoPlan.Build(size, FirstDay(day));
        await SaveJobAsync(ImportState.Running, 0, null);
        var report = await loader.LoadAsync(plan, ReplayPace.AllAtOnce, progress, cancellationToken);
        await (files?.WriteAsync(plan, size.Seed, cancellationToken) ?? Task.CompletedTask);
        await (assignments?.WriteAsync(plan, size.Seed, cancellationToken) ?? Task.CompletedTask);
        await (visits?.FillAsync(size, plan.Day.GoLive, cancellationToken) ?? Task.CompletedTask);
        await SaveJobAsync(ImportState.Done, plan.Days.Sum(d => d.Postings.Length), report);
        return report;

        Task SaveJobAsync(ImportState state, long rows, LoadReport? result) => imports.SaveAsync(
            new ImportJob(
                JobId,
                size.ToString(),
                "podium",
                state,
                0,
                null,
                rows,
                result?.Parts.Values.Sum(p => p.Accepted) ?? 0,
                result?.Parts.Values.Sum(p => p.Duplicates) ?? 0,
                result?.Rejected ?? 0,
                null,
                started,
                state == ImportState.Done ? time.GetUtcNow() : null),
            cancellationToken);
    }

    // A demo that was begun on another day must go on as the same bank.
    private DateOnly FirstDay(BankDay day) => day.BankName == DemoPlan.BankName
        ? day.GoLive
        : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(DemoPlan.TimeZone)).DateTime);
}
