using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;

namespace Podium.Grains.Customers;

/// <summary>What a customer knows and how it decides: which manager gets what of a posting, a reversal, a change of owners. Pure.</summary>
internal sealed class CustomerBook
{
    /// <summary>Product of entries that count customers.</summary>
    public const string CustomerProduct = "customer";

    private readonly long _effectiveFrom;
    private readonly LevelSteps _deposits;
    private readonly LevelSteps _loans;
    private readonly HashSet<string> _accounts;

    public CustomerBook(string customerId, CustomerRecord record, long effectiveFrom)
    {
        CustomerId = customerId;
        Row = record.Row;
        Ownership = new Ownership(record.Assignments, record.Row.HomeUnitId);
        _effectiveFrom = effectiveFrom;
        _deposits = new LevelSteps(record.DepositSteps);
        _loans = new LevelSteps(record.LoanSteps);
        _accounts = new HashSet<string>(record.Accounts, StringComparer.Ordinal);
    }

    public string CustomerId { get; }

    public CustomerRow Row { get; set; }

    public Ownership Ownership { get; set; }

    public IReadOnlyCollection<string> Accounts => _accounts;

    public long DepositsOn(DateOnly day) => _deposits.LevelOn(day);

    public long LoansOn(DateOnly day) => _loans.LevelOn(day);

    public bool IsEffectiveOn(DateOnly day) => DepositsOn(day) >= _effectiveFrom;

    public bool HasAccount(string accountId) => _accounts.Contains(accountId);

    public void AddAccount(string accountId) => _accounts.Add(accountId);

    /// <summary>The entries of a posting that is no reversal.</summary>
    public ImmutableArray<LedgerEntry> Decide(Posting posting, DateOnly today)
    {
        var kind = KindOf(posting.Kind);
        var legs = Ownership.LegsOf(kind, posting.Product, posting.Amount, QuantityOf(posting.Kind), posting.ValueDate);
        var crossings = Crossings(kind, posting.Amount, posting.ValueDate);
        return Write(crossings.Count == 0 ? legs : [.. legs, .. crossings], posting, posting.Amount, today);
    }

    /// <summary>
    /// The entries that take a posting back: exactly its business legs, on its value date, and whatever has moved on with the customer
    /// since. After it every day reads as if the posting had not been.
    /// </summary>
    public ImmutableArray<LedgerEntry> DecideReversal(Posting reversal, IReadOnlyList<LedgerEntry> original, DateOnly today)
    {
        var business = original.Where(e => e.Effect == EntryEffect.Business && e.Kind is not EntryKind.EffectiveCustomer).ToArray();
        var first = business[0];
        var (amount, quantity) = (business.Sum(e => e.Amount), business.Sum(e => e.Quantity));
        var back = business.Select(e => new Leg(e.ManagerId, e.Kind, e.Product, EntryEffect.Business, -e.Amount, -e.Quantity, e.ValueDate, e.ShareBasisPoints)).ToList();
        if (Ownership.IsLevel(first.Kind))
        {
            var levels = Ownership.LegsOf(first.Kind, first.Product, -amount, -quantity, first.ValueDate);
            back.AddRange(Difference(levels, back));
        }

        return Write([.. back, .. Crossings(first.Kind, -amount, first.ValueDate)], reversal, -first.PostingAmount, today);
    }

    /// <summary>Why a posting cannot be reversed by this reversal, or null.</summary>
    public PodiumError? CheckReversal(Posting reversal, IReadOnlyList<LedgerEntry> original)
    {
        if (original.Count == 0 || original[0].Source == LedgerSources.Podium || original[0].CustomerId != CustomerId)
        {
            return new PodiumError(ErrorCodes.ReversalTargetUnknown, "Podium has no such posting of this customer; send the posting first, then its reversal.", "reverses");
        }

        if (original[0].ReversesId is not null)
        {
            return new PodiumError(ErrorCodes.ReversalOfReversal, "A reversal cannot be reversed; book the business again under a new id.", "reverses");
        }

        if (reversal.Amount != 0 && reversal.Amount != original[0].PostingAmount)
        {
            return new PodiumError(ErrorCodes.ReversalMismatch, "A reversal takes back the whole amount of the posting; send the same amount or 0.", "amount");
        }

        return reversal.ValueDate < original[0].ValueDate
            ? new PodiumError(ErrorCodes.ReversalMismatch, "A reversal cannot be dated before what it takes back.", "valueDate")
            : null;
    }

    /// <summary>The entry that counts the customer itself.</summary>
    public ImmutableArray<LedgerEntry> DecideRegistration(long contentHash, DateOnly today, DateTimeOffset now) =>
        Write(
            Ownership.LegsOf(EntryKind.Customer, CustomerProduct, 0, 1, Row.Since),
            new Posting(LedgerSources.Podium, LedgerSources.Registration(CustomerId), CustomerId, null, default, CustomerProduct, 0, string.Empty, Row.Since, now),
            0,
            today,
            contentHash);

    /// <summary>
    /// The transfers that a change of owners needs: for every level the difference between where it should lie under the new owners
    /// and where the ledger has it. There is always at least one entry, so that the operation is remembered.
    /// </summary>
    public ImmutableArray<LedgerEntry> DecideAssignment(
        string operationId, Ownership next, IReadOnlyList<LedgerEntry> ledger, long contentHash, DateOnly from, DateOnly today, DateTimeOffset now)
    {
        var levels = ledger.Where(e => Ownership.IsLevel(e.Kind)).ToArray();
        var wanted = levels.Where(e => e.Effect == EntryEffect.Business)
            .GroupBy(e => (e.Source, e.PostingId, e.Kind, e.Product, e.ValueDate))
            .SelectMany(g => next.LegsOf(g.Key.Kind, g.Key.Product, g.Sum(e => e.Amount), g.Sum(e => e.Quantity), g.Key.ValueDate));
        var present = levels.Select(e => new Leg(e.ManagerId, e.Kind, e.Product, e.Effect, e.Amount, e.Quantity, e.ValueDate, e.ShareBasisPoints));
        var transfers = Difference(wanted, present);
        if (transfers.Count == 0)
        {
            transfers.Add(new Leg(next.OwnersOn(from)[0].ManagerId, EntryKind.Customer, CustomerProduct, EntryEffect.Transfer, 0, 0, from, 0));
        }

        var operation = new Posting(
            LedgerSources.Podium, LedgerSources.Assignment(CustomerId, operationId), CustomerId, null, default, CustomerProduct, 0, string.Empty, from, now);
        return Write(transfers, operation, 0, today, contentHash);
    }

    /// <summary>Takes committed (or expected) entries into the levels; with -1 takes them back out.</summary>
    public void Apply(ImmutableArray<LedgerEntry> entries, int sign = 1)
    {
        foreach (var entry in entries)
        {
            if (entry.Effect != EntryEffect.Business)
            {
                continue;
            }

            switch (entry.Kind)
            {
                case EntryKind.DepositIn:
                    _deposits.Add(entry.ValueDate, sign * entry.Amount);
                    break;
                case EntryKind.DepositOut:
                    _deposits.Add(entry.ValueDate, -sign * entry.Amount);
                    break;
                case EntryKind.LoanDisbursed:
                    _loans.Add(entry.ValueDate, sign * entry.Amount);
                    break;
                case EntryKind.LoanRepaid:
                    _loans.Add(entry.ValueDate, -sign * entry.Amount);
                    break;
            }
        }
    }

    // The kinds of postings but reversals are the first kinds of entries, in the same order; a test holds them together.
    internal static EntryKind KindOf(PostingKind kind) => (EntryKind)(int)kind;

    private static int QuantityOf(PostingKind kind) => kind is PostingKind.ProductOpened or PostingKind.ProductClosed or PostingKind.ProductSold ? 1 : 0;

    private static List<Leg> Difference(IEnumerable<Leg> wanted, IEnumerable<Leg> present)
    {
        var sums = new SortedDictionary<(DateOnly Day, EntryKind Kind, string Product, string ManagerId), (long Amount, int Quantity)>();
        Collect(wanted, 1);
        Collect(present, -1);
        return [.. sums.Where(s => s.Value != default).Select(s =>
            new Leg(s.Key.ManagerId, s.Key.Kind, s.Key.Product, EntryEffect.Transfer, s.Value.Amount, s.Value.Quantity, s.Key.Day, 0))];

        void Collect(IEnumerable<Leg> legs, int sign)
        {
            foreach (var leg in legs)
            {
                var key = (leg.Day, leg.Kind, leg.Product, leg.ManagerId);
                var sum = sums.GetValueOrDefault(key);
                sums[key] = (sum.Amount + (sign * leg.Amount), sum.Quantity + (sign * leg.Quantity));
            }
        }
    }

    private IReadOnlyList<Leg> Crossings(EntryKind kind, long amount, DateOnly day)
    {
        var change = kind switch
        {
            EntryKind.DepositIn => amount,
            EntryKind.DepositOut => -amount,
            _ => 0,
        };
        if (change == 0)
        {
            return [];
        }

        var crossings = _deposits.CrossingsOf(day, change, _effectiveFrom);
        return crossings.Count == 0
            ? []
            : [.. crossings.SelectMany(c => Ownership.LegsOf(EntryKind.EffectiveCustomer, CustomerProduct, 0, c.Change, c.Day))];
    }

    private ImmutableArray<LedgerEntry> Write(IReadOnlyList<Leg> legs, Posting posting, long postingAmount, DateOnly today, long? contentHash = null)
    {
        var hash = contentHash ?? ContentHash.Of(posting);
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>(legs.Count);
        foreach (var leg in legs)
        {
            entries.Add(new LedgerEntry(
                0,
                0,
                posting.Source,
                posting.Id,
                entries.Count,
                CustomerId,
                posting.AccountId,
                leg.ManagerId,
                leg.Kind,
                leg.Product,
                Row.Profile.Kind,
                leg.Effect,
                leg.Amount,
                leg.Quantity,
                leg.Day,
                posting.BookedAt,
                default,
                today,
                leg.BasisPoints,
                leg.Kind is EntryKind.EffectiveCustomer or EntryKind.Customer || leg.Effect == EntryEffect.Transfer ? 0 : postingAmount,
                hash,
                posting.Reverses?.Source,
                posting.Reverses?.Id));
        }

        return entries.MoveToImmutable();
    }
}
