using Podium.Silo.Imports;

namespace Podium.WebHost.Imports;

/// <summary>What is uploaded.</summary>
/// <param name="File">A CSV file in UTF-8 with a header line.</param>
public sealed record ImportForm(IFormFile File);

/// <summary>An upload that was taken.</summary>
/// <param name="Id">Ask for its progress by this id.</param>
public sealed record ImportStarted(string Id);

/// <summary>How far an upload is.</summary>
/// <param name="Id">The upload.</param>
/// <param name="FileName">As uploaded.</param>
/// <param name="State">How far it is.</param>
/// <param name="BytesRead">Bytes taken so far.</param>
/// <param name="BytesTotal">Bytes in all; null while they come in.</param>
/// <param name="Rows">Rows answered so far.</param>
/// <param name="Accepted">Newly counted.</param>
/// <param name="Duplicates">Booked before, or by an earlier try of this import whose answer was lost.</param>
/// <param name="Rejected">Refused.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
/// <param name="StartedAt">Begin.</param>
/// <param name="FinishedAt">End; null before.</param>
public sealed record ImportView(
    string Id,
    string FileName,
    ImportState State,
    long BytesRead,
    long? BytesTotal,
    long Rows,
    long Accepted,
    long Duplicates,
    long Rejected,
    string? Error,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt)
{
    internal static ImportView Of(ImportJob job) => new(
        job.Id,
        job.FileName,
        job.State,
        job.BytesRead,
        job.BytesTotal,
        job.Rows,
        job.Accepted,
        job.Duplicates,
        job.Rejected,
        job.Error,
        job.StartedAt,
        job.FinishedAt);
}
