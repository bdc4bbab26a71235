using Podium.Contracts.Ledger;

namespace Podium.Silo.Ledger;

/// <summary>What an entry adds to a customer's deposits and loans, as expressions over the ledger's columns.</summary>
internal static class CustomerLevels
{
    public static readonly string Deposits = Level(EntryKind.DepositIn, EntryKind.DepositOut);

    public static readonly string Loans = Level(EntryKind.LoanDisbursed, EntryKind.LoanRepaid);

    public static string Kinds(EntryKind up, EntryKind down) => $"kind in ({(int)up}, {(int)down})";

    private static string Level(EntryKind up, EntryKind down) => $"case kind when {(int)up} then amount when {(int)down} then -amount else 0 end";
}
