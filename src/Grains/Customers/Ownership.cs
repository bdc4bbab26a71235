using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Organization;

namespace Podium.Grains.Customers;

/// <summary>What one manager gets, on one day, for one reason.</summary>
internal readonly record struct Leg(string ManagerId, EntryKind Kind, string Product, EntryEffect Effect, long Amount, int Quantity, DateOnly Day, int BasisPoints);

/// <summary>Who owned a customer when. While nobody does, the pool of the home unit does.</summary>
internal sealed class Ownership
{
    private readonly ImmutableArray<Share> _pool;

    public Ownership(ImmutableArray<Assignment> assignments, string homeUnitId)
    {
        Assignments = assignments;
        _pool = [new Share(OrganizationTree.PoolOf(homeUnitId), 10_000)];
    }

    /// <summary>Ascending by date; the first counts from the beginning of time.</summary>
    public ImmutableArray<Assignment> Assignments { get; }

    /// <summary>Whether what is left over moves with the customer: levels do, flows stay with who earned them.</summary>
    public static bool IsLevel(EntryKind kind) => kind is EntryKind.DepositIn or EntryKind.DepositOut or EntryKind.LoanDisbursed or EntryKind.LoanRepaid
        or EntryKind.ProductOpened or EntryKind.ProductClosed or EntryKind.Customer or EntryKind.EffectiveCustomer;

    /// <summary>The owners on a day.</summary>
    public ImmutableArray<Share> OwnersOn(DateOnly day) => OwnersOf(IndexOn(day));

    /// <summary>The shares of managers on a day; empty where the pool has the customer.</summary>
    public ImmutableArray<Share> SharesOn(DateOnly day) => Assignments.IsEmpty ? [] : Assignments[IndexOn(day)].Shares;

    /// <summary>The ownership with one more assignment, replacing one of the same date.</summary>
    public Ownership With(Assignment assignment, string homeUnitId)
    {
        var others = Assignments.Where(a => a.From != assignment.From);
        return new Ownership([.. others.Append(assignment).OrderBy(a => a.From)], homeUnitId);
    }

    /// <summary>
    /// The legs of a piece of business: to the owners on its day and, where levels move with the customer, on to the next owners on the
    /// day of each change. A function of the business and the assignments alone, so the order of delivery does not matter.
    /// </summary>
    public IReadOnlyList<Leg> LegsOf(EntryKind kind, string product, long amount, int quantity, DateOnly day)
    {
        var owners = OwnersOn(day);
        if (owners.Length > 1 || (Assignments.Length > 1 && Assignments[^1].From > day))
        {
            return [.. Divide(owners, kind, product, amount, quantity, day)];
        }

        return amount == 0 && quantity == 0 ? [] : [new Leg(owners[0].ManagerId, kind, product, EntryEffect.Business, amount, quantity, day, owners[0].BasisPoints)];
    }

    private int IndexOn(DateOnly day)
    {
        var index = Assignments.Length - 1;
        while (index > 0 && Assignments[index].From > day)
        {
            index--;
        }

        return index;
    }

    private IEnumerable<Leg> Divide(ImmutableArray<Share> owners, EntryKind kind, string product, long amount, int quantity, DateOnly day)
    {
        var amounts = ShareSplit.Split(amount, owners);
        var quantities = ShareSplit.Split(quantity, owners);
        for (var i = 0; i < owners.Length; i++)
        {
            if (amounts[i] != 0 || quantities[i] != 0)
            {
                yield return new Leg(owners[i].ManagerId, kind, product, EntryEffect.Business, amounts[i], (int)quantities[i], day, owners[i].BasisPoints);
            }
        }

        if (Assignments.Length == 1 || !IsLevel(kind))
        {
            yield break;
        }

        for (var i = 1; i < Assignments.Length; i++)
        {
            if (Assignments[i].From > day)
            {
                foreach (var leg in Move(OwnersOf(i - 1), OwnersOf(i), kind, product, amount, quantity, Assignments[i].From))
                {
                    yield return leg;
                }
            }
        }
    }

    private static IEnumerable<Leg> Move(
        ImmutableArray<Share> from, ImmutableArray<Share> to, EntryKind kind, string product, long amount, int quantity, DateOnly day)
    {
        var changes = new SortedDictionary<string, (long Amount, long Quantity, int BasisPoints)>(StringComparer.Ordinal);
        Collect(from, -1);
        Collect(to, 1);
        return changes.Where(c => c.Value.Amount != 0 || c.Value.Quantity != 0)
            .Select(c => new Leg(c.Key, kind, product, EntryEffect.Transfer, c.Value.Amount, (int)c.Value.Quantity, day, c.Value.BasisPoints));

        void Collect(ImmutableArray<Share> owners, int sign)
        {
            var amounts = ShareSplit.Split(amount, owners);
            var quantities = ShareSplit.Split(quantity, owners);
            for (var i = 0; i < owners.Length; i++)
            {
                var present = changes.GetValueOrDefault(owners[i].ManagerId);
                changes[owners[i].ManagerId] = (present.Amount + (sign * amounts[i]), present.Quantity + (sign * quantities[i]), owners[i].BasisPoints);
            }
        }
    }

    private ImmutableArray<Share> OwnersOf(int index) => Assignments.IsEmpty || Assignments[index].Shares.IsEmpty ? _pool : Assignments[index].Shares;
}
