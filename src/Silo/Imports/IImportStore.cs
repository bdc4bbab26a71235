namespace Podium.Silo.Imports;

/// <summary>Keeps uploads, their progress and the rows they refused.</summary>
public interface IImportStore
{
    /// <summary>Inserts the job or replaces the one of the same id.</summary>
    Task SaveAsync(ImportJob job, CancellationToken cancellationToken);

    /// <summary>The job, or null.</summary>
    Task<ImportJob?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The newest jobs, newest first; of one user, or of all when null.</summary>
    Task<IReadOnlyList<ImportJob>> ListAsync(string? userName, int count, CancellationToken cancellationToken);

    /// <summary>Adds refused rows. Repeating the same lines is harmless.</summary>
    Task AddRejectsAsync(string jobId, IReadOnlyCollection<ImportReject> rejects, CancellationToken cancellationToken);

    /// <summary>The refused rows in order of line, streamed.</summary>
    IAsyncEnumerable<ImportReject> ReadRejectsAsync(string jobId, CancellationToken cancellationToken);
}
