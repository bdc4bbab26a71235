using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Organization;
using Podium.Silo.Accounts;
using Podium.WebHost.Security;
using Podium.WebHost.Tests.Hosting;

namespace Podium.WebHost.Tests.Leagues;

/// <summary>Units, managers and customers of a test's own inside the shared server, so that tests do not meet.</summary>
internal sealed class LiveBank(PodiumServer server, string name)
{
    private static readonly DateOnly Beginning = new(2020, 1, 1);
    private int _postings;

    public string Unit => name;

    public IGrainFactory Grains => server.Services.GetRequiredService<IGrainFactory>();

    public DateOnly Today => Bank.Today;

    public BankDirectory Bank => server.Services.GetRequiredService<BankDirectory>();

    public string ManagerId(string who) => $"{name}-{who}";

    public string CustomerId(string who) => $"{name}-c-{who}";

    public LeagueTableKey Table(string indicator = "deposit.balance", Period period = Period.Month, Measure measure = Measure.Value) =>
        new(name, LeagueScope.Managers, indicator, period, measure);

    /// <summary>A unit below <c>bank</c> with managers, each with one customer and an account to sign in.</summary>
    public async Task<LiveBank> OpenAsync(params string[] managers)
    {
        var organization = Grains.GetGrain<IOrganizationGrain>(0);
        await organization.PutUnitsAsync([new OrgUnit(name, "bank", "Unit " + name, "机构 " + name)]);
        await organization.PutManagersAsync(
            [.. managers.Select(who => new ManagerRecord(ManagerId(who), "Manager " + who, "manager", true, [new ManagerPlacement(name, Beginning)]))]);
        await Bank.RefreshAsync(TestContext.Current.CancellationToken);
        var accounts = server.Services.GetRequiredService<AccountService>();
        foreach (var who in managers)
        {
            await Grains.GetGrain<ICustomerGrain>(CustomerId(who)).RegisterAsync(new CustomerRegistration(
                new CustomerProfile("Customer of " + who, CustomerKind.Person), name, Beginning, [new Share(ManagerId(who), 10_000)], []));
            await accounts.CreateAsync(
                new NewAccount(ManagerId(who), who, PodiumServer.Password, UserRole.Manager, ManagerId: ManagerId(who)), TestContext.Current.CancellationToken);
        }

        return this;
    }

    /// <summary>Books a deposit for the customer of a manager.</summary>
    public async Task DepositAsync(string who, long amount, DateOnly? day = null, PostingKind kind = PostingKind.DepositIn)
    {
        var posting = new Posting(
            "test", $"{name}-{_postings++}", CustomerId(who), null, kind, "current", amount, Bank.Day.Currency, day ?? Today, DateTimeOffset.UtcNow);
        (await Grains.GetGrain<IPostingIntakeGrain>(0).PostAsync(posting)).Error.ShouldBeNull();
    }

    /// <summary>Connects a client of the hub as a signed-in user.</summary>
    public async Task<BoardConnectionClient> ConnectAsync(PodiumCaller caller, bool messagePack = false)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(server.Address, "/hubs/board"), options =>
        {
            if (caller.CookieHeader.Length > 0)
            {
                options.Headers["Cookie"] = caller.CookieHeader;
            }
        });
        if (messagePack)
        {
            builder.AddMessagePackProtocol();
        }
        else
        {
            builder.AddJsonProtocol(json => json.PayloadSerializerOptions = PodiumCaller.Json);
        }

        var client = new BoardConnectionClient(builder.Build());
        await client.Connection.StartAsync(TestContext.Current.CancellationToken);
        return client;
    }
}
