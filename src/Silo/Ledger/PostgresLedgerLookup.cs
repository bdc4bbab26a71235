using System.Collections.Immutable;
using Npgsql;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;

namespace Podium.Silo.Ledger;

/// <summary>Finds out what the database has of batches that did not fit.</summary>
internal static class PostgresLedgerLookup
{
    private const string Legs =
        """
        select k.source, k.posting_id, l.leg, l.source, l.posting_id, l.customer_id, l.content_hash
        from unnest($1, $2) as k (source, posting_id) join ledger l on l.source = k.source and l.posting_id = k.posting_id
        """;

    private const string Reversals =
        """
        select k.source, k.posting_id, l.leg, l.source, l.posting_id, l.customer_id, l.content_hash
        from unnest($1, $2) as k (source, posting_id) join ledger l on l.reverses_source = k.source and l.reverses_id = k.posting_id
        """;

    private const string Owners = "select account_id, customer_id from account where account_id = any($1)";

    /// <summary>Fills in the results of those pending batches that meet a leg, a reversal or a foreign account.</summary>
    public static async Task RefuseExistingAsync(
        NpgsqlConnection connection,
        IReadOnlyList<LedgerBatch> group,
        List<int> pending,
        AppendResult[] results,
        CancellationToken cancellationToken)
    {
        var entries = pending.SelectMany(index => group[index].Entries).ToList();
        var legs = await ReadLegsAsync(connection, Legs, entries.Select(Posting), cancellationToken);
        var reversals = await ReadLegsAsync(connection, Reversals, entries.Where(entry => entry.ReversesId is not null).Select(Reversed), cancellationToken);
        var owners = await ReadOwnersAsync(connection, pending.SelectMany(index => AccountsOf(group[index])), cancellationToken);
        foreach (var index in pending)
        {
            var batch = group[index];
            var taken = AccountsOf(batch).Where(account => owners.TryGetValue(account, out var owner) && owner != batch.CustomerId).ToImmutableArray();
            if (!taken.IsEmpty || batch.Entries.Any(entry => Has(legs, Posting(entry), entry.Leg) || Has(reversals, Reversed(entry), entry.Leg)))
            {
                var existing = batch.Entries.SelectMany(entry => legs[Posting(entry)].Concat(reversals[Reversed(entry)])).Select(leg => leg.Posting);
                results[index] = new AppendResult([], [.. existing.Distinct()], taken);
            }
        }
    }

    private static (string, string) Posting(LedgerEntry entry) => (entry.Source, entry.PostingId);

    private static (string, string) Reversed(LedgerEntry entry) => (entry.ReversesSource ?? "", entry.ReversesId ?? "");

    private static ImmutableArray<string> AccountsOf(LedgerBatch batch) => batch.Accounts.IsDefault ? [] : batch.Accounts;

    private static bool Has(ILookup<(string, string), FoundLeg> found, (string, string) key, int leg) => found[key].Any(other => other.Leg == leg);

    private static async Task<ILookup<(string, string), FoundLeg>> ReadLegsAsync(
        NpgsqlConnection connection,
        string text,
        IEnumerable<(string Source, string Id)> keys,
        CancellationToken cancellationToken)
    {
        var distinct = keys.Distinct().ToArray();
        var found = new List<((string, string) Key, FoundLeg Leg)>();
        if (distinct.Length > 0)
        {
            await using var command = new NpgsqlCommand(text, connection)
            {
                Parameters = { new() { Value = Array.ConvertAll(distinct, key => key.Source) }, new() { Value = Array.ConvertAll(distinct, key => key.Id) } },
            };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var posting = new ExistingPosting(reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetInt64(6));
                found.Add(((reader.GetString(0), reader.GetString(1)), new FoundLeg(reader.GetInt32(2), posting)));
            }
        }

        return found.ToLookup(row => row.Key, row => row.Leg);
    }

    private static async Task<Dictionary<string, string>> ReadOwnersAsync(NpgsqlConnection connection, IEnumerable<string> accounts, CancellationToken cancellationToken)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var distinct = accounts.Distinct(StringComparer.Ordinal).ToArray();
        if (distinct.Length > 0)
        {
            await using var command = new NpgsqlCommand(Owners, connection) { Parameters = { new() { Value = distinct } } };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                owners.Add(reader.GetString(0), reader.GetString(1));
            }
        }

        return owners;
    }

    private sealed record FoundLeg(int Leg, ExistingPosting Posting);
}
