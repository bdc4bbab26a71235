using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;

namespace Podium.WebHost.Operations.Demo;

/// <summary>A piece of business that a customer does.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Product">Product code.</param>
/// <param name="Amount">Minor units; 0 for products opened.</param>
internal readonly record struct Business(PostingKind Kind, string Product, long Amount);

/// <summary>What a customer has, as far as the next piece of business depends on it. Minor units.</summary>
/// <param name="Kind">Kind of customer.</param>
/// <param name="Scale">How large its business is; 1 is usual.</param>
/// <param name="Ready">Deposits in its everyday product.</param>
/// <param name="Loans">Loan principal outstanding.</param>
internal readonly record struct BusinessPosition(CustomerKind Kind, double Scale, long Ready, long Loans);

/// <summary>
/// What business customers do: mostly money in and out, now and then a sale, a fee, a loan; amounts with a heavy tail, larger for companies.
/// History and simulator draw from here alike.
/// </summary>
internal static class BusinessHabits
{
    private const long Fen = 100;
    private const double AmountSpread = 1.2;
    private const double LargestAmount = 80_000_000;

    private static readonly WeightedPicker Kinds = new(38, 27, 4, 3, 8, 10, 6, 4);
    private static readonly string[] HeldByPersons = ["card", "e-banking"];
    private static readonly string[] HeldByCompanies = ["e-banking", "payroll", "merchant"];
    private static readonly string[] SoldToPersons = ["fund", "insurance", "wealth", "bond"];
    private static readonly string[] SoldToCompanies = ["wealth", "bond"];

    /// <summary>The product through which a kind of customer does its everyday business.</summary>
    public static string EverydayProduct(CustomerKind kind) => kind == CustomerKind.Person ? "savings" : "current";

    /// <summary>The next piece of business.</summary>
    /// <param name="random">The dice.</param>
    /// <param name="customer">What the customer has; nothing is drawn that it does not have.</param>
    /// <param name="pull">From -1 (money leaves the bank) over 0 to 1 (money comes).</param>
    public static Business Next(Random random, BusinessPosition customer, double pull = 0)
    {
        var amount = Amount(random, customer);
        switch (Kinds.Next(random))
        {
            case 0 when random.NextDouble() >= -pull:
                return new Business(PostingKind.DepositIn, DepositProduct(random, customer.Kind), amount);
            case 0 or 1 when random.NextDouble() >= pull && customer.Ready > Fen:
                return new Business(PostingKind.DepositOut, EverydayProduct(customer.Kind), Math.Clamp(amount, 1, customer.Ready * 3 / 5));
            case 2:
                return new Business(PostingKind.LoanDisbursed, "loan", Rounded(amount * 6, 100_000 * Fen));
            case 3 when customer.Loans > 0:
                return new Business(PostingKind.LoanRepaid, "loan", Math.Clamp(Rounded(amount * 2, 1_000 * Fen), 1, customer.Loans));
            case 3 or 4:
                return new Business(PostingKind.Fee, "service", Math.Max(Fen, amount / 400));
            case 5:
                return new Business(PostingKind.ProductSold, Pick(random, customer.Kind, SoldToPersons, SoldToCompanies), Rounded(amount * 2, 1_000 * Fen));
            case 6:
                return new Business(PostingKind.ProductOpened, Pick(random, customer.Kind, HeldByPersons, HeldByCompanies), 0);
            case 7 when customer.Loans > 0:
                return new Business(PostingKind.InterestCollected, "loan", Math.Max(Fen, customer.Loans / 250));
            default:
                return new Business(PostingKind.DepositIn, DepositProduct(random, customer.Kind), amount);
        }
    }

    /// <summary>An amount of usual business, in minor units: 8,000 for a person, 150,000 for a company, 400,000 for an institution, and a tail.</summary>
    public static long Amount(Random random, BusinessPosition customer)
    {
        var drawn = Math.Min(Dice.LogNormal(random, Median(customer.Kind) * customer.Scale, AmountSpread), LargestAmount);
        var fen = (long)(drawn * Fen) + 1;
        return random.NextDouble() < 0.6 ? Rounded(fen, 100 * Fen) : fen;
    }

    /// <summary>How large the business of a customer with these deposits is beside others of its kind.</summary>
    public static double ScaleOf(CustomerKind kind, long deposits) => Math.Clamp(deposits / (4.0 * Fen * Median(kind)), 0.3, 8);

    private static double Median(CustomerKind kind) => kind switch
    {
        CustomerKind.Person => 8_000,
        CustomerKind.Corporate => 150_000,
        _ => 400_000,
    };

    private static long Rounded(long amount, long to) => Math.Max(amount / to, 1) * to;

    private static string DepositProduct(Random random, CustomerKind kind) => (kind, random.NextDouble()) switch
    {
        (CustomerKind.Person, < 0.2) => "term",
        (CustomerKind.Person, < 0.3) => "current",
        (CustomerKind.Person, _) => "savings",
        (_, < 0.12) => "term",
        (_, < 0.22) => "margin",
        _ => "current",
    };

    private static string Pick(Random random, CustomerKind kind, string[] persons, string[] companies)
    {
        var products = kind == CustomerKind.Person ? persons : companies;
        return products[random.Next(products.Length)];
    }
}
