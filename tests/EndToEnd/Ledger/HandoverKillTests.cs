using System.Globalization;
using System.Text.Json.Nodes;
using Podium.EndToEnd.Hosting;

namespace Podium.EndToEnd.Ledger;

/// <summary>
/// A handover goes on through every kill of the whole server. Small by default; <c>PODIUM_HANDOVER=5000/20</c> moves 5,000 customers through 20 kills.
/// </summary>
public sealed class HandoverKillTests(ITestOutputHelper output)
{
    private const string Giver = "A01";
    private const string Receiver = "A02";
    private const long Fee = 150;
    private static readonly DateOnly Today = DateOnly.ParseExact(EndToEndBank.Today, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_handover_killed_again_and_again_ends_complete_with_both_sums_right_before_and_after()
    {
        var (customers, kills) = ReadSize();
        await using var bank = await EndToEndBank.StartAsync();
        var before = await FillAsync(bank, customers);
        var (id, signed) = await SignAsync(bank);
        output.WriteLine($"{customers} customers, {kills} kills");

        for (var kill = 1; kill <= kills; kill++)
        {
            await UntilMovedAsync(bank, id, (int)((long)customers * kill / (kills + 2)));
            await bank.Server.KillAsync();
            await bank.Server.StartAsync();
        }

        var done = await UntilMovedAsync(bank, id, int.MaxValue);
        output.WriteLine($"done {DateTimeOffset.UtcNow - signed} after the last signature, kills and restarts included");

        done["progress"]!.ToJsonString().ShouldBe($$"""{"waiting":0,"moved":{{customers + 1}},"failed":0}""");
        var moved = before.Deposits + Opening(Giver);
        (await ValueAsync(bank, "deposit.balance", Giver, null)).ShouldBeOneOf(0, null);
        (await ValueAsync(bank, "deposit.balance", Receiver, null)).ShouldBe(moved + Opening(Receiver));
        (await ValueAsync(bank, "fee.income", Giver, null)).ShouldBe(customers * Fee, "flows stay with who earned them");
        var yesterday = Today.AddDays(-1);
        (await ValueAsync(bank, "deposit.balance", Giver, yesterday)).ShouldBe(before.Deposits, "the day before is as it was");
        (await ValueAsync(bank, "deposit.balance", Receiver, yesterday)).ShouldBeOneOf(0, null);
        var reconciliation = await bank.Admin.CallAsync(HttpMethod.Post, "/api/reconciliations");
        reconciliation!["green"]!.GetValue<bool>().ShouldBeTrue(reconciliation.ToJsonString());
    }

    private static (int Customers, int Kills) ReadSize()
    {
        var parts = (Environment.GetEnvironmentVariable("PODIUM_HANDOVER") ?? "400/4").Split('/');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Gives the giver customers with deposits and fees of the day before.</summary>
    private static async Task<Books> FillAsync(EndToEndBank bank, int customers)
    {
        var yesterday = Today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var ids = Enumerable.Range(1, customers).Select(i => string.Create(CultureInfo.InvariantCulture, $"H{i:00000}")).ToArray();
        foreach (var part in ids.Chunk(32))
        {
            await Task.WhenAll(part.Select(id => bank.RegisterAsync(id, (Giver, 10_000))));
        }

        long deposits = 0;
        foreach (var part in ids.Chunk(500))
        {
            var postings = part.SelectMany((id, i) =>
            {
                var minor = 10_000 + i;
                deposits += minor;
                return new[] { Post(id, "depositIn", minor), Post(id, "fee", Fee) };
            }).ToArray();
            var answers = await bank.Feeder.CallAsync(HttpMethod.Post, "/api/postings", postings);
            answers!.AsArray().ShouldAllBe(a => a!["outcome"]!.GetValue<string>() == "accepted");
        }

        return new Books(deposits);

        object Post(string customer, string kind, long minor) => new
        {
            source = "core",
            id = $"{kind}-{customer}",
            customerId = customer,
            kind,
            product = kind == "fee" ? "settlement" : "current",
            amount = string.Create(CultureInfo.InvariantCulture, $"{minor / 100}.{minor % 100:00}"),
            currency = "CNY",
            valueDate = yesterday,
            bookedAt = yesterday + "T09:00:00+08:00",
        };
    }

    private static async Task<(string Id, DateTimeOffset At)> SignAsync(EndToEndBank bank)
    {
        await bank.Admin.CallAsync(HttpMethod.Post, "/api/users", new { userName = "a02", displayName = "a02", password = EndToEndBank.Password, role = "manager", managerId = Receiver });
        using var giver = await Caller.SignInAsync(bank.Server.Address, "a01", EndToEndBank.Password);
        using var receiver = await Caller.SignInAsync(bank.Server.Address, "a02", EndToEndBank.Password);
        using var head = await Caller.SignInAsync(bank.Server.Address, "head", EndToEndBank.Password);
        var made = await head.CallAsync(HttpMethod.Post, "/api/handovers", new { operationId = "ho-1", giverId = Giver, receiverId = Receiver, from = EndToEndBank.Today, reason = "Moves on" });
        var id = made!["handover"]!["id"]!.GetValue<string>();
        var version = 1;
        foreach (var signer in new[] { giver, receiver, head })
        {
            await signer.CallAsync(HttpMethod.Post, $"/api/handovers/{id}/sign", new { operationId = $"sign-{version}", version });
            version++;
        }

        return (id, DateTimeOffset.UtcNow);
    }

    /// <summary>Waits until so many have moved, or it is done.</summary>
    private static async Task<JsonNode> UntilMovedAsync(EndToEndBank bank, string id, int moved)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var view = (await bank.Admin.CallAsync(HttpMethod.Get, "/api/handovers/" + id))!;
            if (view["handover"]!["state"]!.GetValue<string>() == "done" || view["progress"]!["moved"]!.GetValue<int>() >= moved)
            {
                return view;
            }

            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    private static async Task<long?> ValueAsync(EndToEndBank bank, string indicator, string manager, DateOnly? asOf)
    {
        var day = asOf is { } past ? string.Create(CultureInfo.InvariantCulture, $"&asOf={past:yyyy-MM-dd}") : "";
        var page = await bank.Admin.CallAsync(HttpMethod.Get, $"/api/leagues/A/managers/{indicator}/year/value/competition/-/members?ids={manager}{day}");
        return page!["rows"]!.AsArray().SingleOrDefault()?["value"]?.GetValue<long>();
    }

    /// <summary>The opening deposits of the end-to-end bank, booked today.</summary>
    private static long Opening(string manager) => (EndToEndBank.Managers.Count - EndToEndBank.Managers.ToList().IndexOf(manager)) * 100_000L;

    private sealed record Books(long Deposits);
}
