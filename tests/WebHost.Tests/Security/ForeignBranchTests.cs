using System.Net;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Leagues;
using Podium.Silo.Accounts;
using Podium.WebHost.Audit;
using Podium.WebHost.Security;
using Podium.WebHost.Tests.Hosting;
using Podium.WebHost.Tests.Leagues;

namespace Podium.WebHost.Tests.Security;

/// <summary>
/// Somebody of another branch reaches for one of everything, by every address there is and every method of the hub. A new endpoint fails here until
/// <see cref="ForeignTries"/> has a line for it.
/// </summary>
public sealed class ForeignBranchTests(PodiumServer server)
{
    private const string Table = "s1/managers/deposit.balance/month/value/competition/-";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_of_another_branch_reads_nothing_by_any_address_and_each_try_is_in_the_audit()
    {
        var foreign = await ForeignBranch.FillAsync(server);
        var tries = ForeignTries.Of(foreign);
        var endpoints = await EndpointsAsync();
        endpoints.Except(tries.Select(line => line.Key)).ShouldBeEmpty("add a line for each to ForeignTries");
        tries.Select(line => line.Key).Except(endpoints).ShouldBeEmpty("these are no endpoints any more");

        foreach (var (caller, name, role) in await StrangersAsync())
        {
            var (refused, faults) = (new List<string>(), new List<string>());
            foreach (var (endpoint, line) in tries.SelectMany(lines => lines.Where(line => line.Door != Door.Spared).Select(line => (lines.Key, line))))
            {
                if (await IsRefusedAsync(caller, role, endpoint, line, foreign, faults))
                {
                    refused.Add($"{endpoint.Split(' ')[0]} {line.Path}");
                }
            }

            faults.ShouldBeEmpty();
            await RequireKeptAsync(name, refused, foreign);
            caller.Dispose();
        }

        using var own = await server.SignInAsync(foreign.Manager);
        (await own.GetAsync<JsonElement>("/api/visits/" + foreign.Visit)).GetProperty("state").GetString().ShouldBe("planned");
        using var file = await own.SendAsync(HttpMethod.Get, $"/api/customers/{foreign.Customer}/documents/{foreign.Document}");
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Somebody_of_another_branch_hears_nothing_from_the_hub_and_each_try_is_in_the_audit()
    {
        var calls = new Dictionary<string, object?[]>
        {
            [nameof(IBoardHub.Join)] = [Table, 0],
            [nameof(IBoardHub.Resend)] = [Table, 0],
            [nameof(IBoardHub.Leave)] = [Table, 0],
            [nameof(IBoardHub.Acknowledge)] = [Table, 0, 1L],
            [nameof(IBoardHub.JoinDesk)] = ["deposit.balance", "month"],
            [nameof(IBoardHub.LeaveDesk)] = [],
        };
        calls.Keys.Order().ShouldBe(typeof(IBoardHub).GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(method => method.Name).Order(), "say what a stranger gets from each method");
        foreach (var (caller, name, role) in (await StrangersAsync()).Where(stranger => stranger.Role != UserRole.Integrator))
        {
            await using var client = await new LiveBank(server, "none").ConnectAsync(caller);
            var refused = new List<string>();
            foreach (var (method, arguments) in calls)
            {
                try
                {
                    var answer = await client.Connection.InvokeCoreAsync<JsonElement?>(method, arguments, Stop);
                    (answer?.ToString() ?? "").ShouldNotContain("s1", Case.Sensitive, method);
                }
                catch (HubException refusal)
                {
                    refusal.Message.ShouldContain("forbidden: ");
                    refused.Add($"hub {method} {string.Join(' ', arguments)}");
                }
            }

            refused.Count.ShouldBe(role == UserRole.Manager ? 2 : 3);
            var kept = await KeptAsync(name);
            kept.Select(entry => entry.Subject.ToUpperInvariant()).ShouldBe(refused.Select(one => one.ToUpperInvariant()));
            caller.Dispose();
        }
    }

    private static async Task<bool> IsRefusedAsync(PodiumCaller caller, UserRole role, string endpoint, ForeignTry line, ForeignBranch foreign, List<string> faults)
    {
        using var answer = await caller.SendAsync(HttpMethod.Parse(endpoint.Split(' ')[0]), line.Path, line.Body?.Invoke());
        var text = await answer.Content.ReadAsStringAsync(Stop);
        var isRefused = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity;
        var isOpen = line.Door == Door.Own || (line.Door == Door.Feed && role == UserRole.Integrator);
        // A refusal may repeat what was sent, and nothing else.
        var leaks = foreign.Traces.Where(trace => text.Contains(trace, StringComparison.OrdinalIgnoreCase) && (answer.IsSuccessStatusCode || !line.Path.Contains(trace, StringComparison.Ordinal)));
        if ((!isOpen && !isRefused) || (int)answer.StatusCode >= 500 || leaks.Any())
        {
            faults.Add($"{role} {endpoint} {line.Path}: {(int)answer.StatusCode} {text}");
        }

        return isRefused;
    }

    private async Task RequireKeptAsync(string name, IReadOnlyList<string> refused, ForeignBranch foreign)
    {
        var kept = await KeptAsync(name);
        kept.Count.ShouldBe(refused.Count, name);
        foreach (var (entry, call) in kept.Zip(refused))
        {
            if (entry.Action == "access.denied")
            {
                entry.Subject.ShouldBe(call);
            }
            else
            {
                entry.Action.ShouldBeOneOf("customer.denied", "need.denied");
                entry.CustomerId.ShouldBe(foreign.Customer, call);
            }
        }
    }

    /// <summary>What somebody was refused, first to last.</summary>
    private async Task<IReadOnlyList<AuditEntryView>> KeptAsync(string actor)
    {
        using var auditor = await server.SignInAsync("auditor");
        var entries = new List<AuditEntryView>();
        long? before = null;
        do
        {
            var page = await auditor.GetAsync<AuditPage>($"/api/audit?actor={actor}&count=200{(before is null ? "" : "&before=" + before)}");
            entries.AddRange(page.Rows.Where(entry => entry.Action.EndsWith(".denied", StringComparison.Ordinal)));
            before = page.Next;
        }
        while (before is not null);
        entries.Reverse();
        return entries;
    }

    /// <summary>A manager and a branch head of the other branch, and a system.</summary>
    private async Task<IReadOnlyList<(PodiumCaller Caller, string Name, UserRole Role)>> StrangersAsync()
    {
        var (manager, head, system) = (Postings.NewId("new-m"), Postings.NewId("new-h"), Postings.NewId("new-s"));
        await ForeignBranch.AddManagersAsync(server, "n1", manager);
        var accounts = server.Services.GetRequiredService<AccountService>();
        await accounts.CreateAsync(new NewAccount(head, head, PodiumServer.Password, UserRole.BranchHead, UnitId: "north"), Stop);
        await accounts.CreateAsync(new NewAccount(system, system, PodiumServer.Password, UserRole.Integrator), Stop);
        var byKey = server.Anonymous();
        byKey.Http.DefaultRequestHeaders.Add("X-Api-Key", (await server.Services.GetRequiredService<ApiKeyService>().CreateAsync("stranger", system, null, Stop)).Secret);
        return [(await server.SignInAsync(manager), manager, UserRole.Manager), (await server.SignInAsync(head), head, UserRole.BranchHead), (byKey, system, UserRole.Integrator)];
    }

    private async Task<IReadOnlyList<string>> EndpointsAsync()
    {
        using var admin = await server.SignInAsync("second-admin");
        var document = await admin.GetAsync<JsonElement>("/openapi/v1.json");
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(o => $"{o.Name.ToUpperInvariant()} {path.Name}"))];
    }
}
