using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Grains.Hosting;
using Podium.Grains.Ledger;

namespace Podium.Grains.Customers;

/// <summary>Checks what is sent about a customer and its postings. Pure: nothing is looked up.</summary>
public sealed class CustomerRules(CustomerOptions options)
{
    private static readonly ImmutableArray<string> DepositProducts = ["current", "term", "margin", "savings"];
    private static readonly ImmutableArray<string> HeldProducts = ["card", "e-banking", "payroll", "merchant"];
    private static readonly ImmutableArray<string> SoldProducts = ["fund", "insurance", "wealth", "bond"];

    /// <summary>What is wrong with a posting, or null. Amounts over 10^15 minor units are refused so that sums cannot overflow.</summary>
    public PodiumError? Check(Posting posting, BankDay day)
    {
        return Ids.Check(posting.Source, 32, "source")
            ?? (posting.Source == LedgerSources.Podium ? new PodiumError(ErrorCodes.InvalidId, "The source 'podium' is reserved; name the bank system.", "source") : null)
            ?? Ids.CheckPostingId(posting.Id, "id")
            ?? Ids.Check(posting.CustomerId, 32, "customerId")
            ?? (posting.AccountId is null ? null : Ids.Check(posting.AccountId, 32, "accountId"))
            ?? CheckKind(posting)
            ?? CheckAmount(posting)
            ?? CheckCurrency(posting, day)
            ?? CheckDate(posting, day);
    }

    /// <summary>Checks shares: adding up to 10,000, each manager once, or none at all. Throws <c>shares_invalid</c>.</summary>
    public static void CheckShares(ImmutableArray<Share> shares)
    {
        if (shares.IsDefaultOrEmpty)
        {
            return;
        }

        if (shares.Any(share => share.BasisPoints is < 1 or > 10_000) || shares.Sum(share => share.BasisPoints) != 10_000)
        {
            throw new PodiumException(ErrorCodes.SharesInvalid, "Shares must each be 1 to 10,000 basis points and add up to 10,000 (100 %).", "shares");
        }

        if (shares.DistinctBy(share => share.ManagerId).Count() != shares.Length)
        {
            throw new PodiumException(ErrorCodes.SharesInvalid, "A manager may be named once only.", "shares");
        }
    }

    /// <summary>Checks a profile. Throws <c>required</c> or <c>invalid_id</c>.</summary>
    public static void CheckProfile(CustomerProfile profile)
    {
        if (string.IsNullOrWhiteSpace(profile.Name))
        {
            throw new PodiumException(ErrorCodes.Required, "Give the customer a name.", "profile.name");
        }

        foreach (var (value, length, field) in new[]
        {
            (profile.Name, 120, "name"), (profile.Phone, 40, "phone"), (profile.Email, 120, "email"), (profile.Address, 200, "address"), (profile.Industry, 60, "industry"),
        })
        {
            if (value is not null && (value.Length > length || value.Any(char.IsControl)))
            {
                throw new PodiumException(ErrorCodes.InvalidId, $"'{field}' takes up to {length} characters and no control characters.", "profile." + field);
            }
        }

        if (!Enum.IsDefined(profile.Kind))
        {
            throw new PodiumException(ErrorCodes.Malformed, "The kind of customer is corporate, person or institution.", "profile.kind");
        }
    }

    /// <summary>The tier by the larger of deposits and credit (domain section 3).</summary>
    public Tier TierOf(long deposits, long loans, int currencyDecimals)
    {
        var volume = Math.Max(deposits, loans);
        return volume >= Minor(options.KeyFrom, currencyDecimals) ? Tier.Key
            : volume >= Minor(options.ImportantFrom, currencyDecimals) ? Tier.Important
            : Tier.General;
    }

    /// <summary>Deposits from which a customer is effective, in minor units.</summary>
    public long EffectiveFrom(int currencyDecimals) => Minor(options.EffectiveFrom, currencyDecimals);

    private static long Minor(long major, int decimals)
    {
        for (var i = 0; i < decimals; i++)
        {
            major = checked(major * 10);
        }

        return major;
    }

    private static PodiumError? CheckKind(Posting posting)
    {
        if (!Enum.IsDefined(posting.Kind))
        {
            return new PodiumError(ErrorCodes.Malformed, "The kind is none that Podium knows.", "kind");
        }

        if (posting.Kind == PostingKind.Reversal)
        {
            return posting.Reverses is null
                ? new PodiumError(ErrorCodes.Required, "A reversal names the posting it takes back.", "reverses")
                : Ids.Check(posting.Reverses.Source, 32, "reverses.source") ?? Ids.CheckPostingId(posting.Reverses.Id, "reverses.id");
        }

        if (posting.Reverses is not null)
        {
            return new PodiumError(ErrorCodes.NotAllowed, "Only a reversal names another posting.", "reverses");
        }

        var allowed = ProductsOf(posting.Kind);
        if (!allowed.IsEmpty)
        {
            return allowed.Contains(posting.Product)
                ? null
                : new PodiumError(ErrorCodes.ProductNotAllowed, $"For {posting.Kind} the product is one of: {string.Join(", ", allowed)}.", "product");
        }

        return Ids.Check(posting.Product, 32, "product");
    }

    private static ImmutableArray<string> ProductsOf(PostingKind kind) => kind switch
    {
        PostingKind.DepositIn or PostingKind.DepositOut => DepositProducts,
        PostingKind.ProductOpened or PostingKind.ProductClosed => HeldProducts,
        PostingKind.ProductSold => SoldProducts,
        _ => [],
    };

    private static PodiumError? CheckAmount(Posting posting) => posting switch
    {
        { Kind: PostingKind.ProductOpened or PostingKind.ProductClosed, Amount: not 0 } =>
            new PodiumError(ErrorCodes.AmountOutOfRange, "A product opened or closed has no amount; send 0.", "amount"),
        { Kind: PostingKind.ProductOpened or PostingKind.ProductClosed } => null,
        { Kind: PostingKind.Reversal, Amount: 0 } => null,
        { Amount: <= 0 } => new PodiumError(ErrorCodes.AmountOutOfRange, "The amount must be more than 0; the kind gives the direction.", "amount"),
        { Amount: > 1_000_000_000_000_000 } => new PodiumError(ErrorCodes.AmountOutOfRange, "The amount is larger than Podium books in one posting.", "amount"),
        _ => null,
    };

    private static PodiumError? CheckCurrency(Posting posting, BankDay day) => string.Equals(posting.Currency, day.Currency, StringComparison.Ordinal)
        ? null
        : new PodiumError(ErrorCodes.CurrencyMismatch, $"The bank books in {day.Currency}.", "currency");

    private PodiumError? CheckDate(Posting posting, BankDay day)
    {
        var last = day.BusinessDate.AddDays(options.MaxDaysAhead);
        return posting.ValueDate < options.EarliestValueDate || posting.ValueDate > last
            ? new PodiumError(ErrorCodes.ValueDateOutOfRange, $"The value date must lie between {options.EarliestValueDate:yyyy-MM-dd} and {last:yyyy-MM-dd}.", "valueDate")
            : null;
    }
}
