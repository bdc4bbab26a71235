using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.SignalR.Client;
using Podium.Contracts.Calendar;
using Podium.Contracts.Leagues;
using Podium.Contracts.Managers;
using Podium.Contracts.Organization;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Leagues;

/// <summary>The hub, from a posting to a row at a real client.</summary>
public sealed class BoardHubTests(PodiumServer server)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_posting_moves_a_row_at_the_client(bool messagePack)
    {
        var bank = await new LiveBank(server, messagePack ? "hub-mp" : "hub-json").OpenAsync("a", "b");
        await bank.DepositAsync("a", 500_00);
        await bank.DepositAsync("b", 300_00);
        using var caller = await server.SignInAsync("auditor");
        await using var client = await bank.ConnectAsync(caller, messagePack);
        await client.JoinAsync(bank.Table());
        await client.UntilAsync(() => client.Header?.Total == 800_00);

        await bank.DepositAsync("b", 900_00);
        await client.UntilAsync(() => client.Rows[0].Value == 1_200_00);

        client.Rows.Select(row => (row.MemberId, row.Name, row.Rank, row.PreviousRank, row.Value, row.GapToNext)).ShouldBe(
        [
            (bank.ManagerId("b"), "Manager b", 1, 2, 1_200_00, null),
            (bank.ManagerId("a"), "Manager a", 2, 1, 500_00, 700_00),
        ]);
        client.Header!.Total.ShouldBe(1_700_00);
    }

    [Fact]
    public async Task A_manager_sees_places_and_own_amounts_only()
    {
        var bank = await new LiveBank(server, "hub-mask").OpenAsync("a", "b");
        await bank.DepositAsync("a", 500_00);
        await bank.DepositAsync("b", 300_00);
        using var caller = await server.SignInAsync(bank.ManagerId("b"));
        await using var client = await bank.ConnectAsync(caller);
        await client.JoinAsync(bank.Table());

        await client.UntilAsync(() => client.Rows[^1].Value == 300_00 && client.Rows[0].Rank == 1);

        client.Rows.Select(row => (row.MemberId, row.Rank, row.Value, row.Masked)).ShouldBe([(bank.ManagerId("a"), 1, null, true), (bank.ManagerId("b"), 2, 300_00, false)]);
        client.Header!.Total.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_out_of_scope_or_unknown_is_refused_with_a_code()
    {
        using var caller = await server.SignInAsync("head-south");
        await using var client = await new LiveBank(server, "none").ConnectAsync(caller);

        (await RefusalAsync("n1/managers/deposit.balance/month/value/competition/-")).ShouldStartWith("forbidden: ");
        (await RefusalAsync("s1/managers/no.such/month/value/competition/-")).ShouldStartWith("indicator_unknown: ");
        (await RefusalAsync("nonsense")).ShouldStartWith("malformed: ");
        (await Should.ThrowAsync<HubException>(() => client.JoinDeskAsync("deposit.balance", Period.Month))).Message.ShouldContain("forbidden: ");

        async Task<string> RefusalAsync(string key)
        {
            var refused = await Should.ThrowAsync<HubException>(
                () => client.Connection.InvokeAsync<BoardSnapshot>("Join", key, 0, TestContext.Current.CancellationToken));
            return refused.Message[(refused.Message.IndexOf("HubException: ", StringComparison.Ordinal) is >= 0 and var at ? at + "HubException: ".Length : 0)..];
        }
    }

    [Fact]
    public async Task Nobody_comes_in_without_signing_in()
    {
        using var caller = server.Anonymous();

        await Should.ThrowAsync<HttpRequestException>(() => new LiveBank(server, "none").ConnectAsync(caller));
    }

    [Fact]
    public async Task A_desk_follows_totals_places_and_postings_and_tells_of_passings_and_milestones()
    {
        var bank = await new LiveBank(server, "hub-desk").OpenAsync("a", "b");
        await bank.DepositAsync("a", 500_00);
        await bank.DepositAsync("b", 300_00);
        await bank.Grains.GetGrain<IManagerGrain>(bank.ManagerId("b")).SetMilestonesAsync([new Milestone("deposit.balance", Period.Month, 600_00)]);
        using var caller = await server.SignInAsync(bank.ManagerId("b"));
        await using var client = await bank.ConnectAsync(caller);
        await client.JoinDeskAsync("deposit.balance", Period.Month);
        await client.UntilAsync(() => Total(client) == 300_00 && client.Desk!.Places[0].Rows.Any(row => row.Rank == 2));

        await bank.DepositAsync("b", 400_00);
        await client.UntilAsync(() => Total(client) == 700_00 && client.Desk!.Places[0].Rows[0].MemberId == bank.ManagerId("b"));

        var place = client.Desk!.Places[0];
        place.Rows.Select(row => (row.MemberId, row.Value, row.Masked)).ShouldBe([(bank.ManagerId("b"), 700_00, false), (bank.ManagerId("a"), null, true)]);
        place.GapFromBehind.ShouldBe(200_00);
        client.Desk.Places[1].TableKey.ShouldStartWith("bank/allmanagers/");
        client.Desk.Latest[0].Amount.ShouldBe(400_00);
        client.Desk.Latest[0].CustomerName.ShouldBe("Customer of b");
        // Managers of other tests stand in the bank's table too.
        await client.UntilAsync(() =>
            client.Notices.Any(notice => notice is { Kind: DeskNoticeKind.Overtaking, OtherName: "Manager a", Rank: 1 })
            && client.Notices.Any(notice => notice is { Kind: DeskNoticeKind.Milestone, Milestone.Value: 600_00 }));
    }

    [Fact]
    public async Task Who_loses_access_is_disconnected()
    {
        var bank = await new LiveBank(server, "hub-lost").OpenAsync("a");
        using var caller = await server.SignInAsync(bank.ManagerId("a"));
        await using var client = await bank.ConnectAsync(caller);
        await client.JoinAsync(bank.Table());

        await server.Services.GetRequiredService<WebHost.Security.AccountService>()
            .ChangeAsync(bank.ManagerId("a"), new WebHost.Security.AccountChange(Active: false), TestContext.Current.CancellationToken);

        await client.Ended.Task.WaitAsync(TimeSpan.FromSeconds(90), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_new_name_shows_without_a_posting()
    {
        var bank = await new LiveBank(server, "hub-name").OpenAsync("a");
        using var caller = await server.SignInAsync("auditor");
        await using var client = await bank.ConnectAsync(caller);
        await client.JoinAsync(bank.Table());

        await bank.Grains.GetGrain<IOrganizationGrain>(0).PutManagersAsync([bank.Bank.Organization.FindManager(bank.ManagerId("a"))! with { Name = "Anna" }]);

        await client.UntilAsync(() => client.Rows is [{ Name: "Anna" }]);
    }

    private static long? Total(BoardConnectionClient client) =>
        client.Desk!.Totals.First(total => total.Indicator == "deposit.balance" && total.Period == Period.Month).Value;
}
