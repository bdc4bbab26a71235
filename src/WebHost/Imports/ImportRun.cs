using System.IO.Pipelines;
using Microsoft.Extensions.Options;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Grains.Organization;
using Podium.Silo.Imports;
using Podium.WebHost.Ledger;

namespace Podium.WebHost.Imports;

/// <summary>Books one file from its first line to its last, in bounded memory: one batch of rows at a time.</summary>
internal sealed class ImportRun(IImportStore store, ImportFolder folder, PatientFeed feed, BankDirectory bank, IOptions<FeedOptions> options, TimeProvider time)
{
    private static readonly TimeSpan SaveInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Books the file; answers the job with its last counts. Throws <see cref="ImportRefusedException"/> before the first row is booked.</summary>
    public async Task<ImportJob> RunAsync(ImportJob job, CancellationToken cancellationToken)
    {
        await using var file = folder.Open(job.Id);
        await FileCheck.RequireAsync(file, cancellationToken);
        file.Position = 0;
        job = job with { BytesRead = 0, BytesTotal = file.Length, Rows = 0, Accepted = 0, Duplicates = 0, Rejected = 0 };

        var maxLine = options.Value.MaxLineBytes;
        var lines = new LineReader(PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true)), maxLine, PostingFeed.MaxBatch);
        var rows = new CsvRows(new PostingReader(PostingFields.Csv, bank.Day), maxLine);
        var savedAt = time.GetTimestamp();
        while (await lines.ReadAsync(cancellationToken) is { Count: > 0 } batch)
        {
            job = await BookAsync(job, rows.Read(batch), cancellationToken) with { BytesRead = lines.BytesRead };
            if (time.GetElapsedTime(savedAt) >= SaveInterval)
            {
                await store.SaveAsync(job, cancellationToken);
                savedAt = time.GetTimestamp();
            }
        }

        rows.RequireHeader();
        return job with { BytesRead = file.Length };
    }

    private async Task<ImportJob> BookAsync(ImportJob job, IReadOnlyList<CsvRow> rows, CancellationToken cancellationToken)
    {
        var results = await feed.BookAsync([.. rows.Select(r => r.Reading)], cancellationToken);
        var rejects = rows.Zip(results).Where(p => p.Second.Outcome == PostingOutcome.Rejected).Select(p => RejectOf(p.First.Line, p.Second)).ToArray();
        await store.AddRejectsAsync(job.Id, rejects, cancellationToken);
        return job with
        {
            Rows = job.Rows + rows.Count,
            Accepted = job.Accepted + results.Count(r => r.Outcome == PostingOutcome.Accepted),
            Duplicates = job.Duplicates + results.Count(r => r.Outcome == PostingOutcome.Duplicate),
            Rejected = job.Rejected + rejects.Length,
        };
    }

    private static ImportReject RejectOf(long line, PostingResult result)
    {
        var error = PostingFields.Csv.Translate(result.Error ?? new PodiumError(ErrorCodes.Internal, "The row was refused without a reason."));
        return new ImportReject(line, Shorten(result.Source), Shorten(result.Id), error.Field, error.Code, error.Message);
    }

    private static string? Shorten(string? text) => text is { Length: > 80 } ? text[..80] + "…" : text;
}
