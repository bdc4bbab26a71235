namespace Podium.Silo.Imports;

/// <summary>How far an import is.</summary>
public enum ImportState
{
    /// <summary>The file is coming in.</summary>
    Receiving,
    /// <summary>Rows are being booked.</summary>
    Running,
    /// <summary>Every row has an answer.</summary>
    Done,
    /// <summary>Stopped; see the error. Rows already answered stay booked.</summary>
    Failed,
}

/// <summary>One uploaded file.</summary>
/// <param name="Id">Chosen by the caller.</param>
/// <param name="FileName">As uploaded.</param>
/// <param name="UserName">Who uploaded it.</param>
/// <param name="State">How far it is.</param>
/// <param name="BytesRead">Bytes read so far.</param>
/// <param name="BytesTotal">Bytes in all, or null while unknown.</param>
/// <param name="Rows">Rows answered so far.</param>
/// <param name="Accepted">Newly counted.</param>
/// <param name="Duplicates">Booked before, or by an earlier try of this import whose answer was lost.</param>
/// <param name="Rejected">Refused.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
/// <param name="StartedAt">Begin.</param>
/// <param name="FinishedAt">End, or null.</param>
public sealed record ImportJob(
    string Id,
    string FileName,
    string UserName,
    ImportState State,
    long BytesRead,
    long? BytesTotal,
    long Rows,
    long Accepted,
    long Duplicates,
    long Rejected,
    string? Error,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt);

/// <summary>A row that was refused.</summary>
/// <param name="Line">Line of the file, the header is 1.</param>
/// <param name="Source">Source as read, or null when it could not be read.</param>
/// <param name="PostingId">Id as read, or null when it could not be read.</param>
/// <param name="Field">Field at fault, or null.</param>
/// <param name="Code">Error code.</param>
/// <param name="Message">Why.</param>
public sealed record ImportReject(long Line, string? Source, string? PostingId, string? Field, string Code, string Message);
