using System.Globalization;
using Podium.Contracts.Calendar;
using Podium.Contracts.Ledger;

namespace Podium.Benchmarks.Support;

/// <summary>Makes up the postings of a benchmark: eight kinds of business in turn, each posting for the next customer. Safe for concurrent use.</summary>
internal sealed class BenchBusiness(BankDay day, int customers)
{
    private static readonly (PostingKind Kind, string Product)[] Mix =
    [
        (PostingKind.DepositIn, "current"), (PostingKind.DepositIn, "savings"), (PostingKind.DepositOut, "current"), (PostingKind.Fee, "payment"),
        (PostingKind.DepositIn, "term"), (PostingKind.InterestCollected, "loan"), (PostingKind.LoanDisbursed, "loan"), (PostingKind.ProductSold, "fund"),
    ];

    private readonly DateTimeOffset _bookedAt = new(day.BusinessDate.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
    private long _last;

    public static string CustomerId(int number) => "C" + number.ToString("D7", CultureInfo.InvariantCulture);

    /// <summary>A deposit of one minor unit for one of a manager's customers (customer c belongs to manager c modulo their number).</summary>
    public Posting OneFor(int manager, long turn)
    {
        var customer = manager + (int)(turn / Boards.OpenLoad.Managers % (customers / Boards.OpenLoad.Managers) * Boards.OpenLoad.Managers);
        return Next() with { CustomerId = CustomerId(customer), Kind = PostingKind.DepositIn, Product = "current", Amount = 1 };
    }

    /// <summary>The next posting.</summary>
    public Posting Next()
    {
        var number = Interlocked.Increment(ref _last);
        // A stride that shares no factor with the usual numbers of customers: neighbours in time are not neighbours in portfolio.
        var customer = (int)(number * 7_919 % customers);
        var (kind, product) = Mix[number / 3 % Mix.Length];
        return new Posting(
            "bench",
            number.ToString("D12", CultureInfo.InvariantCulture),
            CustomerId(customer),
            null,
            kind,
            product,
            10_000 + (number % 90_000),
            day.Currency,
            day.BusinessDate,
            _bookedAt);
    }
}
