using System.Collections.Immutable;
using System.Globalization;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;

namespace Podium.Benchmarks.Support;

/// <summary>A bank of ten sub-branches under one head office, filled through the grains like any other.</summary>
internal static class BenchBank
{
    public const int Branches = 10;
    private const int InFlight = 512;

    public static string ManagerId(int number) => "M" + number.ToString("D5", CultureInfo.InvariantCulture);

    public static string UnitId(int number) => "B" + number.ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>Creates units, managers and customers; customers are dealt to managers in turn.</summary>
    public static async Task<BenchBusiness> FillAsync(IGrainFactory grains, int managers, int customers)
    {
        var organization = grains.GetGrain<IOrganizationGrain>(0);
        await organization.PutUnitsAsync(
        [
            new OrgUnit("HQ", null, "Head office", "总行"),
            .. Enumerable.Range(0, Branches).Select(i => new OrgUnit(UnitId(i), "HQ", $"Branch {i}", $"第{i}支行")),
        ]);
        await organization.PutManagersAsync([.. Enumerable.Range(0, managers).Select(NewManager)]);
        await Parallel.ForAsync(
            0,
            customers,
            new ParallelOptions { MaxDegreeOfParallelism = InFlight },
            async (i, _) => await grains.GetGrain<ICustomerGrain>(BenchBusiness.CustomerId(i)).RegisterAsync(NewCustomer(i, managers)));
        return new BenchBusiness(await grains.GetGrain<IBankGrain>(0).GetDayAsync(), customers);
    }

    /// <summary>Books postings in batches, several at a time; fails when one is not accepted.</summary>
    public static Task PostAsync(IGrainFactory grains, BenchBusiness business, int count, int batchSize, int inFlight) => Parallel.ForAsync(
        0,
        count / batchSize,
        new ParallelOptions { MaxDegreeOfParallelism = inFlight },
        async (_, _) =>
        {
            var postings = Enumerable.Range(0, batchSize).Select(_ => business.Next()).ToImmutableArray();
            foreach (var answer in await grains.GetGrain<IPostingIntakeGrain>(0).PostBatchAsync(postings))
            {
                Require(answer);
            }
        });

    /// <summary>A benchmark that books nothing is fast and worthless.</summary>
    public static void Require(PostingAnswer answer)
    {
        if (answer.Outcome != PostingOutcome.Accepted)
        {
            throw new InvalidOperationException($"{answer.Id} was {answer.Outcome}: {answer.Error}");
        }
    }

    private static ManagerRecord NewManager(int number) =>
        new(ManagerId(number), $"Manager {number}", "manager", true, [new ManagerPlacement(UnitId(number % Branches), DateOnly.MinValue)]);

    private static CustomerRegistration NewCustomer(int number, int managers) => new(
        new CustomerProfile($"Customer {number}", CustomerKind.Person),
        "HQ",
        new DateOnly(2020, 1, 1),
        [new Share(ManagerId(number % managers), 10_000)],
        ["A" + BenchBusiness.CustomerId(number)]);
}
