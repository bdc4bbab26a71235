using Podium.Silo.Imports;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Imports;

public abstract class ImportStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly ImportJob Job = new("i1", "流水.csv", "core", ImportState.Receiving, 10, null, 0, 0, 0, 0, null, Storage.Now, null);

    private IImportStore Imports => Store.Get<IImportStore>();

    [Fact]
    public async Task A_job_is_followed_from_receiving_to_done()
    {
        var done = Job with { State = ImportState.Done, BytesRead = 99, BytesTotal = 99, Rows = 9, Accepted = 6, Duplicates = 2, Rejected = 1, FinishedAt = Storage.Now.AddSeconds(5) };
        await Imports.SaveAsync(Job, Token);
        (await Imports.FindAsync("i1", Token)).ShouldBe(Job);

        await Imports.SaveAsync(done, Token);

        (await Imports.FindAsync("i1", Token)).ShouldBe(done);
        (await Imports.FindAsync("i2", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_for_one_user_or_all()
    {
        await Imports.SaveAsync(Job, Token);
        await Imports.SaveAsync(Job with { Id = "i2", StartedAt = Storage.Now.AddSeconds(1) }, Token);
        await Imports.SaveAsync(Job with { Id = "i3", UserName = "other", StartedAt = Storage.Now.AddSeconds(2) }, Token);

        (await Imports.ListAsync(null, 2, Token)).Select(job => job.Id).ShouldBe(["i3", "i2"]);
        (await Imports.ListAsync("core", 9, Token)).Select(job => job.Id).ShouldBe(["i2", "i1"]);
    }

    [Fact]
    public async Task Rejected_rows_come_in_order_of_line_each_once_however_broken()
    {
        var rejects = Enumerable.Range(1, 4_500).Select(line => new ImportReject(line, "core", $"p{line}", "amount", "malformed", "\"x\" is no amount")).Reverse().ToArray();
        var broken = new ImportReject(9_999, null, "nul\0here", null, "required", "half \ud83d pair");
        await Imports.AddRejectsAsync("i1", rejects, Token);
        await Imports.AddRejectsAsync("i1", [rejects[0], broken], Token);
        await Imports.AddRejectsAsync("i2", rejects[..1], Token);
        await Imports.AddRejectsAsync("i2", [], Token);

        var read = await Imports.ReadRejectsAsync("i1", Token).ToListAsync(Token);

        read.Count.ShouldBe(4_501);
        read.Select(reject => reject.Line).ShouldBeInOrder(SortDirection.Ascending);
        read[0].ShouldBe(rejects[^1]);
        read[^1].ShouldBe(broken with { PostingId = "nul\ufffdhere", Message = "half \ufffd pair" });
    }
}

public sealed class SqliteImportStoreTests(SqliteFixture fixture) : ImportStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresImportStoreTests(PostgresFixture fixture) : ImportStoreTests(fixture);
