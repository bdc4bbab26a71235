using System.Collections.Immutable;
using Podium.Grains.Visits;

namespace Podium.WebHost.Visits;

/// <summary>An agenda.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="ManagerId">Whose.</param>
/// <param name="Items">By day and time.</param>
public sealed record AgendaView(DateOnly From, DateOnly To, string ManagerId, ImmutableArray<AgendaItem> Items);

/// <summary>What waits.</summary>
/// <param name="Todo">All that is open up to today.</param>
/// <param name="Overdue">Of it overdue.</param>
/// <param name="Today">Open today.</param>
public sealed record AgendaCounts(int Todo, int Overdue, int Today);

/// <summary>An item of a proposal that is accepted.</summary>
/// <param name="CustomerId">To whom.</param>
/// <param name="Kind">A visit, or another contact: a call to make at that minute.</param>
/// <param name="Start">ISO 8601; a visit lasts an hour.</param>
public sealed record AcceptedItem(string CustomerId, DemandKind Kind, string Start);

/// <summary>Accepts a proposal, or parts of it, or others.</summary>
/// <param name="OperationId">Chosen by the caller; repeating it is harmless.</param>
/// <param name="Items">1 to 200.</param>
public sealed record ProposalAcceptance(string OperationId, ImmutableArray<AcceptedItem> Items);

/// <summary>What became of it.</summary>
/// <param name="Planned">How many visits and calls were planned.</param>
public sealed record AcceptedProposal(int Planned);

/// <summary>How the visit rules are kept.</summary>
/// <param name="AsOf">The day it stands for.</param>
/// <param name="Rows">Managers, the best first.</param>
/// <param name="OverdueCount">How many demands are overdue in all.</param>
/// <param name="Overdue">The oldest 500 of them.</param>
public sealed record ComplianceView(DateOnly AsOf, ImmutableArray<ManagerCompliance> Rows, int OverdueCount, ImmutableArray<OverdueDemand> Overdue);

/// <summary>What the rules demand in a period.</summary>
/// <param name="Period">For instance <c>2026-03</c> or <c>2026-H1</c>.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Kind">Visit, or any contact.</param>
/// <param name="Due">How many; 0 when waived.</param>
/// <param name="Done">How many were done.</param>
/// <param name="DueBy">By when: a working day.</param>
/// <param name="State">What has become of it.</param>
/// <param name="OwedBy">The manager who owes it.</param>
public sealed record DemandView(string Period, DateOnly From, DateOnly To, DemandKind Kind, int Due, int Done, DateOnly DueBy, DemandState State, string OwedBy)
{
    internal static DemandView Of(Demand demand, string managerId) => new(
        demand.Period.Key, demand.Period.From, demand.Period.To, demand.Kind, demand.Required, demand.Done, demand.DueBy, demand.State, managerId);
}
