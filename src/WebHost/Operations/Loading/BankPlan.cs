using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;

namespace Podium.WebHost.Operations.Loading;

/// <summary>A whole bank, ready to be loaded: the same plan always loads the same bank, however often it is run.</summary>
/// <param name="Name">What is loaded, for people to read.</param>
/// <param name="Day">The bank's facts and the business date on which loading begins.</param>
/// <param name="Units">Parents before children.</param>
/// <param name="Managers">Every manager.</param>
/// <param name="Customers">Every customer.</param>
/// <param name="Days">The business, ascending by date.</param>
internal sealed record BankPlan(
    string Name,
    BankDay Day,
    ImmutableArray<OrgUnit> Units,
    ImmutableArray<ManagerRecord> Managers,
    ImmutableArray<PlannedCustomer> Customers,
    ImmutableArray<PlannedDay> Days);

/// <summary>A customer to register.</summary>
/// <param name="Id">Customer id.</param>
/// <param name="Registration">What to register.</param>
internal sealed record PlannedCustomer(string Id, CustomerRegistration Registration);

/// <summary>The business of one day.</summary>
/// <param name="Date">The value date of all of it.</param>
/// <param name="Postings">Those of one customer in the order to book them; between customers there is no order.</param>
internal sealed record PlannedDay(DateOnly Date, ImmutableArray<PlannedPosting> Postings);

/// <summary>A posting, and what the report counts it under.</summary>
/// <param name="Part">For instance <c>transactions</c> or <c>loans</c>.</param>
/// <param name="Posting">The posting.</param>
internal readonly record struct PlannedPosting(string Part, Posting Posting);
