using Podium.Silo.Accounts;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Accounts;

public abstract class AccountStoreTests(IDatabaseFixture fixture) : StorageTest(fixture)
{
    private static readonly UserAccount Lin = new("Lin", "Lin Wei", "hash", UserRole.BranchHead, "M1", "B1", "stamp");

    private IAccountStore Accounts => Store.Get<IAccountStore>();

    [Fact]
    public async Task An_account_is_found_whatever_the_case_and_is_there_once()
    {
        (await Accounts.AddUserAsync(Lin, Token)).ShouldBeTrue();
        (await Accounts.AddUserAsync(Lin with { UserName = "LIN", Role = UserRole.Administrator }, Token)).ShouldBeFalse();

        (await Accounts.FindUserAsync("lIn", Token)).ShouldBe(Lin);
        (await Accounts.FindUserAsync("nobody", Token)).ShouldBeNull();
        (await Accounts.ListUsersAsync(Token)).ShouldBe([Lin]);
    }

    [Fact]
    public async Task An_update_leaves_failures_alone()
    {
        await Accounts.AddUserAsync(Lin, Token);
        await Accounts.CountFailureAsync("Lin", 5, Storage.Now, Token);
        var changed = Lin with { DisplayName = "L. Wei", Role = UserRole.Auditor, ManagerId = null, UnitId = null, Active = false };

        (await Accounts.UpdateUserAsync(changed, Token)).ShouldBeTrue();
        (await Accounts.UpdateUserAsync(Lin with { UserName = "nobody" }, Token)).ShouldBeFalse();

        (await Accounts.FindUserAsync("Lin", Token)).ShouldBe(changed with { FailedAttempts = 1 });
    }

    [Fact]
    public async Task Guesses_at_once_are_all_counted_and_one_of_them_locks()
    {
        await Accounts.AddUserAsync(Lin, Token);

        var locked = await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => Accounts.CountFailureAsync("lin", 5, Storage.Now.AddMinutes(15), Token)));

        locked.Count(it => it).ShouldBe(1);
        (await Accounts.FindUserAsync("Lin", Token)).ShouldBe(Lin with { FailedAttempts = 2, LockedUntil = Storage.Now.AddMinutes(15) });
        await Accounts.ClearFailuresAsync("Lin", Token);
        (await Accounts.FindUserAsync("Lin", Token)).ShouldBe(Lin);
    }

    [Fact]
    public async Task A_key_is_found_by_its_hash_and_taken_back_once()
    {
        var key = new ApiKey("k1", "Core banking", [1, 2, 3], "core", Storage.Now, Storage.Now.AddDays(90));
        await Accounts.AddApiKeyAsync(key, Token);

        (await Accounts.FindApiKeyAsync([1, 2, 3], Token)).ShouldBeEquivalentTo(key);
        (await Accounts.FindApiKeyAsync([9], Token)).ShouldBeNull();
        (await Accounts.RevokeApiKeyAsync("k1", Storage.Now.AddDays(1), Token)).ShouldBeTrue();
        (await Accounts.RevokeApiKeyAsync("k1", Storage.Now.AddDays(2), Token)).ShouldBeFalse();
        (await Accounts.ListApiKeysAsync(Token)).ShouldHaveSingleItem().RevokedAt.ShouldBe(Storage.Now.AddDays(1));
    }

    [Fact]
    public async Task A_display_is_found_by_its_token_changed_and_taken_back()
    {
        var display = new Display("d1", "Hall", [4, 5], new[] { "B1/managers/deposit.balance" }, 20, "B1", Storage.Now);
        await Accounts.SaveDisplayAsync(display, Token);
        await Accounts.SaveDisplayAsync(display with { Name = "Lobby", Tables = new[] { "a", "b" } }, Token);

        (await Accounts.FindDisplayAsync([4, 5], Token)).ShouldBeEquivalentTo(display with { Name = "Lobby", Tables = new[] { "a", "b" } });
        (await Accounts.RevokeDisplayAsync("d1", Storage.Now, Token)).ShouldBeTrue();
        (await Accounts.ListDisplaysAsync(Token)).ShouldHaveSingleItem().RevokedAt.ShouldBe(Storage.Now);
    }
}

public sealed class SqliteAccountStoreTests(SqliteFixture fixture) : AccountStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgresAccountStoreTests(PostgresFixture fixture) : AccountStoreTests(fixture);
