using Podium.Silo.Database;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Database;

/// <summary>Transactions that stand in each other's way.</summary>
public sealed class WriteTests(PostgresFixture fixture) : StorageTest(fixture)
{
    [Fact]
    public async Task Two_writers_that_wait_for_each_other_both_come_through_once()
    {
        var database = Store.Get<IPodiumDatabase>();
        await database.WriteAsync(sql => sql.ExecuteAsync("create table tally (id integer primary key, n integer not null)"), Durability.Full, Token);
        await database.WriteAsync(sql => sql.ExecuteAsync("insert into tally values (1, 0), (2, 0)"), Durability.Full, Token);
        TaskCompletionSource firstHolds = new(), secondHolds = new();
        var attempts = 0;

        await Task.WhenAll(CountAsync(1, 2, firstHolds, secondHolds.Task), CountAsync(2, 1, secondHolds, firstHolds.Task));

        attempts.ShouldBe(3, "one of the two is ended by PostgreSQL and runs again");
        (await database.ReadAsync(sql => sql.QueryAsync("select n from tally", row => row.Int(0)), Token)).ShouldBe([2, 2]);

        Task<int> CountAsync(int first, int second, TaskCompletionSource holds, Task otherHolds) => database.WriteAsync(
            async sql =>
            {
                Interlocked.Increment(ref attempts);
                await sql.ExecuteAsync("set local deadlock_timeout = '20ms'");
                await sql.ExecuteAsync("update tally set n = n + 1 where id = @id", ("id", first));
                holds.TrySetResult();
                await otherHolds;
                return await sql.ExecuteAsync("update tally set n = n + 1 where id = @id", ("id", second));
            },
            Durability.Full,
            Token);
    }
}
