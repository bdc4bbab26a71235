using System.Runtime.CompilerServices;
using Podium.Silo.Database;

namespace Podium.Silo.Imports;

internal sealed class ImportStore(IPodiumDatabase database) : IImportStore
{
    private const int RejectsPerPage = 2_000;

    private const string JobColumns =
        "id, file_name, user_name, state, bytes_read, bytes_total, row_count, accepted, duplicates, rejected, error, started_at, finished_at";

    public Task SaveAsync(ImportJob job, CancellationToken cancellationToken) => database.WriteAsync(
        sql => sql.ExecuteAsync(
            $"""
            insert into import_job ({JobColumns})
            values (@id, @file, @user, @state, @read, @total, @rows, @accepted, @duplicates, @rejected, @error, @started, @finished)
            on conflict (id) do update set state = excluded.state, bytes_read = excluded.bytes_read, bytes_total = excluded.bytes_total,
              row_count = excluded.row_count, accepted = excluded.accepted, duplicates = excluded.duplicates, rejected = excluded.rejected,
              error = excluded.error, finished_at = excluded.finished_at
            """,
            ("id", job.Id),
            ("file", job.FileName),
            ("user", job.UserName),
            ("state", job.State),
            ("read", job.BytesRead),
            ("total", job.BytesTotal),
            ("rows", job.Rows),
            ("accepted", job.Accepted),
            ("duplicates", job.Duplicates),
            ("rejected", job.Rejected),
            ("error", job.Error),
            ("started", job.StartedAt),
            ("finished", job.FinishedAt)),
        Durability.Full,
        cancellationToken);

    public Task<ImportJob?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(
        sql => sql.FirstOrDefaultAsync($"select {JobColumns} from import_job where id = @id", ReadJob, ("id", id)),
        cancellationToken);

    public Task<IReadOnlyList<ImportJob>> ListAsync(string? userName, int count, CancellationToken cancellationToken)
    {
        var where = userName is null ? "" : "where user_name = @user";
        return database.ReadAsync(
            async sql => (IReadOnlyList<ImportJob>)await sql.QueryAsync(
                $"select {JobColumns} from import_job {where} order by started_at desc, id limit @count",
                ReadJob,
                userName is null ? [("count", count)] : [("count", count), ("user", userName)]),
            cancellationToken);
    }

    public async Task AddRejectsAsync(string jobId, IReadOnlyCollection<ImportReject> rejects, CancellationToken cancellationToken)
    {
        if (rejects.Count == 0)
        {
            return;
        }

        await database.WriteAsync(
            sql =>
            {
                var rows = sql.Dialect.Rows(
                    "rows",
                    ("line", ColumnType.Number),
                    ("source", ColumnType.Text),
                    ("posting_id", ColumnType.Text),
                    ("field", ColumnType.Text),
                    ("code", ColumnType.Text),
                    ("message", ColumnType.Text));
                return sql.ExecuteAsync(
                    $"""
                    insert into import_reject (job_id, line, source, posting_id, field, code, message)
                    select @job, line, source, posting_id, field, code, message from {rows} rejects where true
                    on conflict (job_id, line) do nothing
                    """,
                    ("job", jobId),
                    ("rows", SqlDialect.ToRows(rejects, static reject =>
                        [reject.Line, Storable(reject.Source), Storable(reject.PostingId), reject.Field, reject.Code, Storable(reject.Message)])));
            },
            Durability.Full,
            cancellationToken);
    }

    // Page by page, so that a slow download holds no connection and no snapshot.
    public async IAsyncEnumerable<ImportReject> ReadRejectsAsync(string jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = -1L;
        List<ImportReject> page;
        do
        {
            var from = after;
            page = await database.ReadAsync(
                sql => sql.QueryAsync(
                    "select line, source, posting_id, field, code, message from import_reject where job_id = @job and line > @after order by line limit @count",
                    static row => new ImportReject(row.Long(0), row.TextOrNull(1), row.TextOrNull(2), row.TextOrNull(3), row.Text(4), row.Text(5)),
                    ("job", jobId),
                    ("after", from),
                    ("count", RejectsPerPage)),
                cancellationToken);
            foreach (var reject in page)
            {
                yield return reject;
                after = reject.Line;
            }
        }
        while (page.Count == RejectsPerPage);
    }

    // Rejected rows are as broken as they come; PostgreSQL keeps no NUL.
    private static string? Storable(string? text) => text?.Replace('\0', '\uFFFD');

    private static ImportJob ReadJob(Row row) => new(
        row.Text(0),
        row.Text(1),
        row.Text(2),
        (ImportState)row.Int(3),
        row.Long(4),
        row.LongOrNull(5),
        row.Long(6),
        row.Long(7),
        row.Long(8),
        row.Long(9),
        row.TextOrNull(10),
        row.Instant(11),
        row.InstantOrNull(12));
}
