using System.Collections.Immutable;
using Podium.Contracts.Customers;

namespace Podium.Grains.Assignments;

/// <summary>A customer to find an owner for.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Status">Where the relation stands; a dormant or lost customer is a weak one.</param>
/// <param name="Industry">Its industry, or null: then this way is left out.</param>
/// <param name="Deposits">Minor units.</param>
/// <param name="Loans">Minor units.</param>
/// <param name="WantsCredit">Whether a need for a loan is open.</param>
/// <param name="Ties">What there is between it and managers, by manager.</param>
public sealed record ProposedCustomer(
    string Id,
    Tier Tier,
    CustomerStatus Status,
    string? Industry,
    long Deposits,
    long Loans,
    bool WantsCredit,
    IReadOnlyDictionary<string, Tie> Ties)
{
    /// <summary>Whether the relation is weak.</summary>
    public bool IsWeak => Status is CustomerStatus.Dormant or CustomerStatus.Lost;

    /// <summary>What its business asks for: credit where loans or a wish for one are larger, deposits, or else business yet to be won.</summary>
    public Specialty Asks => WantsCredit || Loans > Deposits ? Specialty.Credit : Deposits > 0 ? Specialty.Deposits : Specialty.BusinessDevelopment;
}

/// <summary>What there is between a manager and a customer.</summary>
/// <param name="Brought">The customer was the manager's from the first day.</param>
/// <param name="Serves">Serves it now, in whatever share.</param>
/// <param name="Visits">Visits in the last year.</param>
/// <param name="Contacts">Other contacts in the last year.</param>
/// <param name="Related">Related customers that the manager serves.</param>
public sealed record Tie(bool Brought = false, bool Serves = false, int Visits = 0, int Contacts = 0, int Related = 0);

/// <summary>One of the ways to assign customers (domain section 3), and what counts against.</summary>
public enum ProposalWay
{
    /// <summary>By ability.</summary>
    Ability,
    /// <summary>By existing relationship.</summary>
    Relationship,
    /// <summary>By specialty.</summary>
    Specialty,
    /// <summary>By industry.</summary>
    Industry,
    /// <summary>Customers already served.</summary>
    Load,
}

/// <summary>What a way adds to a score.</summary>
/// <param name="Way">The way.</param>
/// <param name="Points">Points; those of the load are 0 or less.</param>
/// <param name="Most">The most it can add; for the load the most it can take.</param>
/// <param name="Reasons">Why.</param>
public sealed record ProposalPart(ProposalWay Way, int Points, int Most, ImmutableArray<ProposalReason> Reasons);

/// <summary>A reason, for a client to put into words.</summary>
/// <param name="Code">
/// <c>seniorForKey</c>, <c>seniorForWeak</c>, <c>gradeFits</c>, <c>gradeAbove</c>, <c>gradeBelow</c>, <c>brought</c>, <c>serves</c>, <c>visited</c>,
/// <c>contacted</c>, <c>related</c>, <c>noTie</c>, <c>specialtyFits</c>, <c>specialtyOther</c>, <c>industryFits</c>, <c>industryOther</c>, <c>load</c>.
/// </param>
/// <param name="Value">What it speaks of: a number or a code; null for none.</param>
public sealed record ProposalReason(string Code, string? Value = null);

/// <summary>A manager proposed as owner.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Score">0 to 100; the sum of the parts.</param>
/// <param name="Customers">Customers served now.</param>
/// <param name="Limit">Customers the manager may serve.</param>
/// <param name="Parts">What each way adds.</param>
public sealed record OwnerProposal(string ManagerId, int Score, int Customers, int Limit, ImmutableArray<ProposalPart> Parts);
