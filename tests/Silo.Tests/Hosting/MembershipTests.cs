using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;
using Podium.Silo.Tests.Support;

namespace Podium.Silo.Tests.Hosting;

public sealed class MembershipTests(PostgresFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_silos_find_each_other_through_PostgreSQL_and_one_that_stops_leaves()
    {
        var configure = await fixture.CreateDatabaseAsync();
        using var first = await TestSilo.StartAsync(configure, Token);
        using var second = await TestSilo.StartAsync(configure, Token);
        var membership = first.Services.GetRequiredService<IMembershipTable>();

        (await StatusesAsync()).ShouldBe([SiloStatus.Active, SiloStatus.Active]);
        await second.StopAsync(Token);
        (await StatusesAsync()).ShouldBe([SiloStatus.Active, SiloStatus.Dead], ignoreOrder: true);

        var started = (await membership.ReadAllAsync(Token)).Members[0].Item1.StartTime;
        (DateTime.UtcNow - started).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(10));
        await membership.CleanupDefunctSiloEntriesAsync(DateTimeOffset.UtcNow.AddHours(1), Token);
        (await StatusesAsync()).ShouldBe([SiloStatus.Active]);
        await first.StopAsync(Token);

        async Task<IEnumerable<SiloStatus>> StatusesAsync() => (await membership.ReadAllAsync(Token)).Members.Select(member => member.Item1.Status);
    }
}
