using System.Globalization;
using System.Text.RegularExpressions;

namespace Podium.EndToEnd.Hosting;

/// <summary>
/// A bank made through the front door, as an operator makes one: <c>HQ</c> over the branches <c>A</c> (managers <c>A01</c> to <c>A24</c>) and <c>B</c>
/// (<c>B01</c> to <c>B06</c>); a customer each, <c>C-A01</c> with account <c>C-A01-1</c>; accounts <c>admin</c>, <c>head</c> (of A), <c>a01</c> (manager
/// A01), <c>a20</c> to <c>a23</c> likewise, and <c>feeder</c>, all with <see cref="Password"/>; an API key.
/// </summary>
public sealed partial class EndToEndBank : IAsyncDisposable
{
    /// <summary>The password of every account.</summary>
    public const string Password = "correct horse 42";

    /// <summary>The server.</summary>
    public PodiumProcess Server { get; } = new();

    /// <summary>The administrator.</summary>
    public Caller Admin { get; private set; } = null!;

    /// <summary>The bank system that feeds.</summary>
    public Caller Feeder { get; private set; } = null!;

    /// <summary>Today in the bank's time zone.</summary>
    public static string Today { get; } =
        TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Ids of the managers of A and B.</summary>
    public static IReadOnlyList<string> Managers { get; } = [.. Numbered("A", 24), .. Numbered("B", 6)];

    /// <summary>Starts a server over an empty database and fills it.</summary>
    public static async Task<EndToEndBank> StartAsync()
    {
        var bank = new EndToEndBank();
        try
        {
            await bank.Server.StartAsync();
            await bank.FillAsync();
            return bank;
        }
        catch (Exception exception)
        {
            var output = bank.Server.Output;
            await bank.DisposeAsync();
            throw new InvalidOperationException("The bank could not be made; the server said:\n" + output, exception);
        }
    }

    /// <summary>A posting of the customer of a manager, as the feed takes it.</summary>
    public static object Posting(string id, string customer, string amount, string kind = "depositIn") => new
    {
        source = "core",
        id,
        customerId = customer,
        accountId = customer + "-1",
        kind,
        product = "current",
        amount,
        currency = "CNY",
        valueDate = Today,
        bookedAt = Today + "T09:00:00+08:00",
    };

    /// <summary>Books a deposit and expects that it is accepted.</summary>
    public async Task DepositAsync(string manager, string amount)
    {
        var answers = await Feeder.CallAsync(HttpMethod.Post, "/api/postings", new[] { Posting(Guid.NewGuid().ToString("N"), "C-" + manager, amount) });
        answers![0]!["outcome"]!.GetValue<string>().ShouldBe("accepted", answers.ToJsonString());
    }

    /// <summary>Registers a customer with an account of its name.</summary>
    public Task RegisterAsync(string id, params (string Manager, int BasisPoints)[] shares) => Admin.CallAsync(HttpMethod.Post, "/api/customers/" + id, new
    {
        profile = new { name = "Customer " + id, kind = "corporate" },
        homeUnitId = shares[0].Manager[..1],
        since = "2026-01-01",
        shares = shares.Select(s => new { managerId = s.Manager, basisPoints = s.BasisPoints }),
        accounts = new[] { id + "-1" },
    });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Admin?.Dispose();
        Feeder?.Dispose();
        await Server.DisposeAsync();
    }

    private static IEnumerable<string> Numbered(string unit, int count) => Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{unit}{i:00}"));

    private static IEnumerable<object> DayManagers => Enumerable.Range(20, 4).Select(i => User($"a{i}", "manager", $"A{i}"));

    private static object User(string userName, string role, string? managerId = null, string? unitId = null) =>
        new { userName, displayName = userName, password = Password, role, managerId, unitId };

    [GeneratedRegex("as 'admin' with the password '([^']+)'")]
    private static partial Regex FirstPassword { get; }

    private async Task FillAsync()
    {
        var first = await Server.ReadAsync(FirstPassword);
        Admin = await Caller.SignInAsync(Server.Address, "admin", first);
        await Admin.CallAsync(HttpMethod.Post, "/api/session/password", new { current = first, @new = Password });
        await Admin.CallAsync(HttpMethod.Put, "/api/organization/units", new object[]
        {
            new { id = "HQ", parentId = (string?)null, nameEn = "Head Office", nameZh = "总行" },
            new { id = "A", parentId = "HQ", nameEn = "Harbour Branch", nameZh = "港口支行" },
            new { id = "B", parentId = "HQ", nameEn = "Garden Branch", nameZh = "花园支行" },
        });
        await Admin.CallAsync(HttpMethod.Put, "/api/organization/managers", Managers.Select(id => new { id, name = "Manager " + id, grade = "manager", unitId = id[..1] }));
        foreach (var user in (object[])[User("head", "branchHead", unitId: "A"), User("a01", "manager", "A01"), User("feeder", "integrator"), .. DayManagers])
        {
            await Admin.CallAsync(HttpMethod.Post, "/api/users", user);
        }

        var key = await Admin.CallAsync(HttpMethod.Post, "/api/api-keys", new { name = "core banking", userName = "feeder" });
        Feeder = Caller.WithKey(Server.Address, key!["key"]!.GetValue<string>());
        foreach (var manager in Managers)
        {
            await RegisterAsync("C-" + manager, (manager, 10_000));
        }

        var openings = Managers.Select((manager, i) => Posting("opening-" + manager, "C-" + manager, string.Create(CultureInfo.InvariantCulture, $"{(Managers.Count - i) * 1_000}.00")));
        await Feeder.CallAsync(HttpMethod.Post, "/api/postings", openings);
    }
}
