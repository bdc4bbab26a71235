using System.Collections.Immutable;
using Podium.Grains.Ledger;

namespace Podium.Silo.Ledger;

/// <summary>
/// Keeps apart what cannot be in one statement: of batches that claim the same leg, reversal or account the first goes ahead, the others are
/// deferred until it is known whether the first became durable.
/// </summary>
internal sealed class GroupScreen
{
    private readonly HashSet<(string Source, string Id, int Leg)> _legs;
    private readonly HashSet<(string Source, string Id, int Leg)> _reversals = [];
    private readonly Dictionary<string, string> _accounts = new(StringComparer.Ordinal);

    private GroupScreen(int batches)
    {
        _legs = new(batches * 2);
        Ahead = new(batches);
    }

    public List<int> Ahead { get; }

    public List<int> Deferred { get; } = [];

    public static GroupScreen Of(IReadOnlyList<LedgerBatch> group, IReadOnlyList<int> pending)
    {
        var screen = new GroupScreen(pending.Count);
        foreach (var index in pending)
        {
            (screen.Claim(group[index]) ? screen.Ahead : screen.Deferred).Add(index);
        }

        return screen;
    }

    private bool Claim(LedgerBatch batch)
    {
        var accounts = batch.Accounts.IsDefault ? [] : batch.Accounts;
        if (!accounts.IsEmpty && IsTaken(batch, accounts))
        {
            return false;
        }

        var claimed = 0;
        foreach (var entry in batch.Entries)
        {
            var free = _legs.Add((entry.Source, entry.PostingId, entry.Leg));
            if (free && entry.ReversesId is not null && !_reversals.Add((entry.ReversesSource!, entry.ReversesId, entry.Leg)))
            {
                _legs.Remove((entry.Source, entry.PostingId, entry.Leg));
                free = false;
            }

            if (!free)
            {
                Release(batch, claimed);
                return false;
            }

            claimed++;
        }

        foreach (var account in accounts)
        {
            _accounts[account] = batch.CustomerId;
        }

        return true;
    }

    private bool IsTaken(LedgerBatch batch, ImmutableArray<string> accounts) =>
        accounts.Any(account => _accounts.TryGetValue(account, out var customer) && customer != batch.CustomerId);

    private void Release(LedgerBatch batch, int count)
    {
        foreach (var entry in batch.Entries[..count])
        {
            _legs.Remove((entry.Source, entry.PostingId, entry.Leg));
            if (entry.ReversesId is not null)
            {
                _reversals.Remove((entry.ReversesSource!, entry.ReversesId, entry.Leg));
            }
        }
    }
}
