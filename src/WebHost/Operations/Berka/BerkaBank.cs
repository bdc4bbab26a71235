using System.Collections.Immutable;

namespace Podium.WebHost.Operations.Berka;

/// <summary>What the loader needs of the Berka files (PKDD'99), checked: ids are unique, references resolve.</summary>
/// <param name="Districts">In order of the file.</param>
/// <param name="Clients">In order of the file.</param>
/// <param name="Accounts">In order of the file.</param>
/// <param name="Dispositions">In order of the file.</param>
/// <param name="Transactions">In order of the file.</param>
/// <param name="Loans">In order of the file.</param>
/// <param name="Cards">In order of the file.</param>
internal sealed record BerkaBank(
    ImmutableArray<BerkaDistrict> Districts,
    ImmutableArray<BerkaClient> Clients,
    ImmutableArray<BerkaAccount> Accounts,
    ImmutableArray<BerkaDisposition> Dispositions,
    ImmutableArray<BerkaTransaction> Transactions,
    ImmutableArray<BerkaLoan> Loans,
    ImmutableArray<BerkaCard> Cards);

/// <summary>A branch of the bank.</summary>
internal sealed record BerkaDistrict(int Id, string Name, string Region);

/// <summary>A client and the district they live in.</summary>
internal sealed record BerkaClient(int Id, int DistrictId);

/// <summary>An account and the branch that keeps it.</summary>
internal sealed record BerkaAccount(int Id, int DistrictId, DateOnly Opened);

/// <summary>A client's right to an account: its one owner, or an authorised user (disponent).</summary>
internal sealed record BerkaDisposition(int Id, int ClientId, int AccountId, bool IsOwner);

/// <summary>A transaction; the amount in hundredths of a crown, always positive.</summary>
internal readonly record struct BerkaTransaction(int Id, int AccountId, DateOnly Date, bool IsCredit, long Amount, string Symbol);

/// <summary>A loan; the amount in hundredths of a crown.</summary>
internal sealed record BerkaLoan(int Id, int AccountId, DateOnly Date, long Amount);

/// <summary>A card, issued for a disposition.</summary>
internal sealed record BerkaCard(int Id, int DispositionId, DateOnly Issued);
