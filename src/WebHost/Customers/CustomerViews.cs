using System.Collections.Immutable;
using Podium.Contracts.Customers;

namespace Podium.WebHost.Customers;

/// <summary>A page of customers.</summary>
/// <param name="Count">How many match in all.</param>
/// <param name="Rows">The page, by id.</param>
/// <param name="Capped">True when a search found more than it looked at: the count is a lower bound, more letters find less.</param>
public sealed record CustomerList(long Count, ImmutableArray<CustomerRowView> Rows, bool Capped = false);

/// <summary>A customer in a list.</summary>
/// <param name="Id">The customer.</param>
/// <param name="Name">Display name.</param>
/// <param name="Kind">Kind of customer.</param>
/// <param name="Tier">By the balances when last booked.</param>
/// <param name="HomeUnitId">The home unit.</param>
/// <param name="ManagerIds">Who serves the customer today; empty for nobody.</param>
/// <param name="Phone">Phone, or null.</param>
/// <param name="Completeness">Percent of what its tier requires in the file.</param>
/// <param name="Owners">Who serves the customer today, with names and shares.</param>
public sealed record CustomerRowView(
    string Id,
    string Name,
    CustomerKind Kind,
    Tier Tier,
    string HomeUnitId,
    ImmutableArray<string> ManagerIds,
    string? Phone,
    int Completeness,
    ImmutableArray<OwnerView> Owners);

/// <summary>Who serves a customer.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Name">The manager's name.</param>
/// <param name="BasisPoints">The share; all of a customer add up to 10,000.</param>
public sealed record OwnerView(string ManagerId, string Name, int BasisPoints);

/// <summary>What changes of a profile: what is left out stays, an empty text clears.</summary>
/// <param name="Name">Display name, 1 to 120 characters.</param>
/// <param name="Phone">Phone.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Address">Postal address.</param>
/// <param name="Industry">Industry.</param>
public sealed record ProfileChange(string? Name = null, string? Phone = null, string? Email = null, string? Address = null, string? Industry = null)
{
    internal CustomerProfile ApplyTo(CustomerProfile profile) => profile with
    {
        Name = Name ?? profile.Name,
        Phone = Take(Phone, profile.Phone),
        Email = Take(Email, profile.Email),
        Address = Take(Address, profile.Address),
        Industry = Take(Industry, profile.Industry),
    };

    private static string? Take(string? change, string? before) => change is null ? before : change.Length == 0 ? null : change;
}

/// <summary>Who serves a customer from a date on.</summary>
/// <param name="OperationId">Chosen by the caller, unique for the customer, 1 to 48 characters: repeating it is harmless.</param>
/// <param name="From">First day.</param>
/// <param name="Shares">Adding up to 10,000 basis points; empty for the pool of the home unit.</param>
/// <param name="Followed">The proposal that was followed, for the audit; null when somebody decided without one.</param>
public sealed record AssignmentChange(string OperationId, DateOnly From, ImmutableArray<Share> Shares, FollowedProposal? Followed = null);

/// <summary>A proposal of an owner that somebody followed.</summary>
/// <param name="ManagerId">Who was proposed; one of the new owners.</param>
/// <param name="Score">With which score.</param>
/// <param name="RulesVersion">By which version of the rules.</param>
public sealed record FollowedProposal(string ManagerId, int Score, long RulesVersion);
