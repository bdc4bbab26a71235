using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Assignments;

namespace Podium.WebHost.Assignments;

/// <summary>A team and what it serves.</summary>
/// <param name="Id">The team.</param>
/// <param name="Version">Rises with each change.</param>
/// <param name="Name">Name.</param>
/// <param name="Retired">Whether it gets no more customers.</param>
/// <param name="MayChange">Whether the caller leads all its members.</param>
/// <param name="Members">Members with their shares.</param>
/// <param name="Customers">Customers it serves.</param>
/// <param name="Deposits">Their deposits in minor units, all owners together.</param>
/// <param name="Loans">Their loans in minor units, all owners together.</param>
internal sealed record TeamView(
    string Id,
    long Version,
    string Name,
    bool Retired,
    bool MayChange,
    ImmutableArray<TeamMemberView> Members,
    int Customers,
    long Deposits,
    long Loans);

/// <summary>A member of a team.</summary>
/// <param name="ManagerId">The manager.</param>
/// <param name="Name">Name.</param>
/// <param name="UnitId">Where the manager works today.</param>
/// <param name="Active">Whether still with the bank.</param>
/// <param name="BasisPoints">Share; all of a team add up to 10,000.</param>
internal sealed record TeamMemberView(string ManagerId, string Name, string UnitId, bool Active, int BasisPoints);

/// <summary>A team with its customers.</summary>
/// <param name="Team">The team.</param>
/// <param name="Customers">Those in scope, by id.</param>
internal sealed record TeamFile(TeamView Team, ImmutableArray<TeamCustomer> Customers);

/// <summary>A team to make.</summary>
/// <param name="OperationId">Chosen by the caller, up to 48 characters; becomes the team's id. Repeating it makes nothing more.</param>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Members">Two to 20 managers; shares add up to 10,000.</param>
internal sealed record NewTeam(string OperationId, string Name, ImmutableArray<Share> Members);

/// <summary>A change of a team.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it changes nothing more.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Members">Two to 20 managers; shares add up to 10,000.</param>
internal sealed record TeamChange(string OperationId, long Version, string Name, ImmutableArray<Share> Members);

/// <summary>A step of a team.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it changes nothing more.</param>
/// <param name="Version">The version that was read.</param>
internal sealed record TeamStep(string OperationId, long Version);

/// <summary>A customer given to a team.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it changes nothing more.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="From">First day.</param>
internal sealed record TeamGift(string OperationId, string CustomerId, DateOnly From);
