using Podium.Silo.Imports;

namespace Podium.WebHost.Imports;

/// <summary>
/// Books uploads in the background, one after the other. After a restart it takes up what was under way from the beginning of the file:
/// rows that were booked before are answered as duplicates, so nothing is lost and nothing is counted twice.
/// </summary>
internal sealed partial class ImportRunner(
    IImportStore store,
    ImportFolder folder,
    ImportQueue queue,
    ImportRun run,
    TimeProvider time,
    ILogger<ImportRunner> logger) : BackgroundService
{
    private const int Newest = 1_000;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TakeUpAsync(stoppingToken);
        await foreach (var id in queue.TakeAllAsync(stoppingToken))
        {
            if (await store.FindAsync(id, stoppingToken) is { State: ImportState.Running } job)
            {
                await RunAsync(job, stoppingToken);
            }
        }
    }

    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        var jobs = await store.ListAsync(null, Newest, cancellationToken);
        foreach (var job in jobs.Reverse().Where(j => folder.Has(j.Id)))
        {
            if (job.State == ImportState.Running)
            {
                LogTakenUp(job.Id, job.FileName);
                queue.Add(job.Id);
            }
            else if (job.State == ImportState.Receiving)
            {
                await FailAsync(job, "The server stopped while the file came in; upload it again. No row was booked.");
            }
        }
    }

    private async Task RunAsync(ImportJob job, CancellationToken cancellationToken)
    {
        try
        {
            var done = await run.RunAsync(job, cancellationToken);
            await store.SaveAsync(done with { State = ImportState.Done, FinishedAt = time.GetUtcNow() }, CancellationToken.None);
            folder.Delete(job.Id);
        }
        catch (ImportRefusedException refused)
        {
            await FailAsync(await NewestAsync(job), refused.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogInterrupted(job.Id, job.FileName);
        }
        catch (Exception exception)
        {
            LogFailed(exception, job.Id, job.FileName);
            await FailAsync(await NewestAsync(job), "Podium failed; its log says why. Rows already answered stay booked: upload the file again.");
        }
    }

    private async Task<ImportJob> NewestAsync(ImportJob job) => await store.FindAsync(job.Id, CancellationToken.None) ?? job;

    private async Task FailAsync(ImportJob job, string reason)
    {
        await store.SaveAsync(job with { State = ImportState.Failed, Error = reason, FinishedAt = time.GetUtcNow() }, CancellationToken.None);
        folder.Delete(job.Id);
    }

    [LoggerMessage(1, LogLevel.Information, "Import {Id} of '{FileName}' is taken up again from its beginning.")]
    private partial void LogTakenUp(string id, string fileName);

    [LoggerMessage(2, LogLevel.Information, "Import {Id} of '{FileName}' is interrupted by the stop of the server.")]
    private partial void LogInterrupted(string id, string fileName);

    [LoggerMessage(3, LogLevel.Error, "Import {Id} of '{FileName}' failed.")]
    private partial void LogFailed(Exception exception, string id, string fileName);
}
