using System.Collections.Immutable;
using Podium.Contracts.Ledger;

namespace Podium.Contracts.Customers;

/// <summary>Kinds of customers (domain section 3).</summary>
public enum CustomerKind
{
    /// <summary>对公: a company.</summary>
    Corporate,
    /// <summary>个人: a natural person.</summary>
    Person,
    /// <summary>机构客户: a public body or financial institution.</summary>
    Institution,
}

/// <summary>客户层级, by the larger of deposits and credit (domain section 3).</summary>
public enum Tier
{
    /// <summary>Below 1,000,000.</summary>
    General,
    /// <summary>From 1,000,000.</summary>
    Important,
    /// <summary>From 5,000,000.</summary>
    Key,
}

/// <summary>Who the customer is.</summary>
/// <param name="Name">Display name, 1 to 120 characters.</param>
/// <param name="Kind">The kind; fixed once registered.</param>
/// <param name="Phone">Phone, or null.</param>
/// <param name="Email">E-mail address, or null.</param>
/// <param name="Address">Postal address, or null.</param>
/// <param name="Industry">Industry, or null.</param>
[GenerateSerializer, Immutable, Alias(Aliases.CustomerProfile)]
public sealed record CustomerProfile(string Name, CustomerKind Kind, string? Phone = null, string? Email = null, string? Address = null, string? Industry = null);

/// <summary>One manager's share of a customer.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="BasisPoints">1 to 10,000; the shares of a customer add up to 10,000.</param>
[GenerateSerializer, Immutable, Alias(Aliases.Share)]
public sealed record Share(string ManagerId, int BasisPoints);

/// <summary>Who owns a customer from a date on (客户服务指派).</summary>
/// <param name="From">First day. The first assignment of a customer counts from the beginning of time.</param>
/// <param name="Shares">Adding up to 10,000; empty when nobody serves the customer (the pool of the home unit does).</param>
[GenerateSerializer, Immutable, Alias(Aliases.Assignment)]
public sealed record Assignment(DateOnly From, ImmutableArray<Share> Shares);

/// <summary>New owners that follow from something: a proposal, a team, the public pool (公海).</summary>
/// <param name="OperationId">Chosen by the caller, unique for the customer, 1 to 48 characters: repeating it is harmless.</param>
/// <param name="From">First day.</param>
/// <param name="Shares">Adding up to 10,000; empty for the pool of the home unit.</param>
/// <param name="Basis">What it follows, for the audit: 1 to 1,000 characters.</param>
/// <param name="Expected">Owners that must hold on <paramref name="From"/> until now, empty for nobody; default for whoever it is.</param>
[GenerateSerializer, Immutable, Alias(Aliases.Reassignment)]
public sealed record Reassignment(string OperationId, DateOnly From, ImmutableArray<Share> Shares, string Basis, ImmutableArray<Share> Expected = default);

/// <summary>What it takes to register a customer.</summary>
/// <param name="Profile">Who it is.</param>
/// <param name="HomeUnitId">The unit whose pool has the customer while nobody serves it.</param>
/// <param name="Since">The day the customer came to the bank; counts as a new customer on it.</param>
/// <param name="Shares">Who serves it from the beginning; may be empty.</param>
/// <param name="Accounts">Account ids, each unique in the bank, 1 to 32 characters.</param>
[GenerateSerializer, Immutable, Alias(Aliases.CustomerRegistration)]
public sealed record CustomerRegistration(CustomerProfile Profile, string HomeUnitId, DateOnly Since, ImmutableArray<Share> Shares, ImmutableArray<string> Accounts);

/// <summary>A customer as seen by those who may.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Profile">Who it is.</param>
/// <param name="HomeUnitId">The home unit.</param>
/// <param name="Since">The day of coming.</param>
/// <param name="Tier">By today's balances.</param>
/// <param name="Deposits">Minor units, as of the business date.</param>
/// <param name="Loans">Minor units of loan principal outstanding, as of the business date.</param>
/// <param name="Effective">Whether deposits are at or above the effective threshold.</param>
/// <param name="Assignments">Ascending by date.</param>
/// <param name="Accounts">Account ids.</param>
[GenerateSerializer, Immutable, Alias(Aliases.CustomerView)]
public sealed record CustomerView(
    string Id,
    CustomerProfile Profile,
    string HomeUnitId,
    DateOnly Since,
    Tier Tier,
    long Deposits,
    long Loans,
    bool Effective,
    ImmutableArray<Assignment> Assignments,
    ImmutableArray<string> Accounts);

/// <summary>A customer. Key: the customer id, 1 to 32 characters of letters, digits, dot, dash, underscore.</summary>
[Alias(Aliases.CustomerGrain)]
public interface ICustomerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Registers the customer. Repeating with the same content is harmless; other content is <c>already_exists</c>. Further errors:
    /// <c>invalid_id</c>, <c>required</c>, <c>unit_unknown</c>, <c>manager_unknown</c>, <c>shares_invalid</c>, <c>account_of_another_customer</c>.
    /// </summary>
    [Alias("Register")]
    Task<CustomerView> RegisterAsync(CustomerRegistration registration);

    /// <summary>The customer, or null when none is registered under this id.</summary>
    [Alias("Get")]
    Task<CustomerView?> GetAsync();

    /// <summary>Changes the profile; the kind stays (<c>not_allowed</c>). Errors: <c>customer_unknown</c>, <c>required</c>.</summary>
    [Alias("UpdateProfile")]
    Task<CustomerView> UpdateProfileAsync(CustomerProfile profile);

    /// <summary>
    /// Saves the file of the customer. Repeating an operation id is harmless. Errors: <c>customer_unknown</c>, <c>version_changed</c> when somebody
    /// saved it in between, <c>conflict</c> for a used operation id with other content, <c>required</c>, <c>malformed</c>, <c>invalid_id</c> with
    /// the field at fault.
    /// </summary>
    [Alias("SaveFile")]
    Task<CustomerView> SaveFileAsync(FileChange change);

    /// <summary>Adds accounts; repeating is harmless. Errors: <c>customer_unknown</c>, <c>invalid_id</c>, <c>account_of_another_customer</c>.</summary>
    [Alias("AddAccounts")]
    Task<CustomerView> AddAccountsAsync(ImmutableArray<string> accounts);

    /// <summary>
    /// Gives the customer other owners from a date on (also earlier or later than today). Levels move on that date, flows already
    /// earned stay with who earned them. Replaces an assignment of the same date; later ones stay. Repeating an operation id is harmless.
    /// Errors: <c>customer_unknown</c>, <c>manager_unknown</c>, <c>shares_invalid</c>, <c>conflict</c> for a used operation id with other content.
    /// </summary>
    /// <param name="operationId">Chosen by the caller, unique for this customer, 1 to 48 characters.</param>
    /// <param name="from">First day of the new owners.</param>
    /// <param name="shares">Adding up to 10,000, or empty for the pool.</param>
    [Alias("Assign")]
    Task<CustomerView> AssignAsync(string operationId, DateOnly from, ImmutableArray<Share> shares);

    /// <summary>
    /// As <see cref="AssignAsync"/>, where the new owners follow from something that the audit names, and only while the owners it was decided upon
    /// are still there. Repeating an operation id is harmless. Errors: as there, <c>already_claimed</c> where nobody was expected to serve the
    /// customer, <c>version_changed</c> where others were.
    /// </summary>
    [Alias("Reassign")]
    Task<CustomerView> ReassignAsync(Reassignment change);

    /// <summary>
    /// Puts one manager in another's place from a date on, in whatever share; harmless when the giver has none. Errors:
    /// <c>customer_unknown</c>, <c>manager_unknown</c>.
    /// </summary>
    /// <param name="handoverId">The handover, up to 39 characters.</param>
    /// <param name="giverId">Who gives.</param>
    /// <param name="receiverId">Who takes over.</param>
    /// <param name="from">First business date.</param>
    [Alias("HandOver")]
    Task HandOverAsync(string handoverId, string giverId, string receiverId, DateOnly from);

    /// <summary>Books postings of this customer in the order given; answers in the same order, after they are durable.</summary>
    [Alias("Post")]
    Task<ImmutableArray<PostingAnswer>> PostAsync(ImmutableArray<Posting> postings);
}
