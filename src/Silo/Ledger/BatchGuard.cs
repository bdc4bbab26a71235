using Podium.Grains.Ledger;

namespace Podium.Silo.Ledger;

/// <summary>
/// Keeps out what a database cannot store (NUL, half a surrogate pair): such a text would fail the commit of every other customer in the group.
/// </summary>
internal static class BatchGuard
{
    /// <summary>Throws <see cref="ArgumentException"/> that names the text at fault.</summary>
    public static void Check(LedgerBatch batch)
    {
        Check(batch.CustomerId, nameof(batch.CustomerId));
        foreach (var entry in batch.Entries)
        {
            Check(entry.Source, nameof(entry.Source));
            Check(entry.PostingId, nameof(entry.PostingId));
            Check(entry.CustomerId, nameof(entry.CustomerId));
            Check(entry.ManagerId, nameof(entry.ManagerId));
            Check(entry.AccountId, nameof(entry.AccountId));
            Check(entry.Product, nameof(entry.Product));
            Check(entry.ReversesSource, nameof(entry.ReversesSource));
            Check(entry.ReversesId, nameof(entry.ReversesId));
        }

        if (batch.Customer is { } customer)
        {
            Check(customer.Profile.Name, nameof(customer.Profile.Name));
            Check(customer.Profile.Phone, nameof(customer.Profile.Phone));
            Check(customer.Profile.Email, nameof(customer.Profile.Email));
            Check(customer.Profile.Address, nameof(customer.Profile.Address));
            Check(customer.Profile.Industry, nameof(customer.Profile.Industry));
            Check(customer.HomeUnitId, nameof(customer.HomeUnitId));
        }

        foreach (var account in batch.Accounts.IsDefault ? [] : batch.Accounts)
        {
            Check(account, nameof(batch.Accounts));
        }

        foreach (var share in batch.Assignment?.Shares ?? [])
        {
            Check(share.ManagerId, nameof(share.ManagerId));
        }
    }

    private static void Check(string? text, string name)
    {
        if (text is null || IsStorable(text))
        {
            return;
        }

        throw new ArgumentException($"{name} has characters that no database can keep.", name);
    }

    private static bool IsStorable(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0'))
        {
            return false;
        }

        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
