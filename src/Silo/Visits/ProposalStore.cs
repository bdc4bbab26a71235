using Podium.Contracts.Errors;
using Podium.Grains.Visits;
using Podium.Silo.Database;

namespace Podium.Silo.Visits;

/// <summary>A visit or call to plan.</summary>
/// <param name="CustomerId">To whom.</param>
/// <param name="Kind">A visit, or another contact.</param>
/// <param name="Start">When.</param>
/// <param name="End">Until when, for a visit.</param>
/// <param name="Day">The bank's day.</param>
public sealed record PlannedItem(string CustomerId, DemandKind Kind, DateTimeOffset Start, DateTimeOffset End, DateOnly Day);

/// <summary>Plans many at once.</summary>
public interface IProposalStore
{
    /// <summary>Plans all items or none; answers how many. Errors: <c>visit_overlaps</c>, <c>in_the_past</c>, <c>conflict</c>.</summary>
    Task<int> AcceptAsync(string managerId, IReadOnlyList<PlannedItem> items, DateTimeOffset now, Operation operation, CancellationToken cancellationToken);
}

internal sealed class ProposalStore(AgendaWriter writer) : IProposalStore
{
    public async Task<int> AcceptAsync(
        string managerId, IReadOnlyList<PlannedItem> items, DateTimeOffset now, Operation operation, CancellationToken cancellationToken)
    {
        await writer.RunAsync(
            operation,
            managerId,
            async sql =>
            {
                foreach (var item in items)
                {
                    await AddAsync(sql, managerId, item, now, operation);
                }

                return new Deed(operation.Id, null, null, items);
            },
            cancellationToken);
        return items.Count;
    }

    private static async Task AddAsync(Sql sql, string managerId, PlannedItem item, DateTimeOffset now, Operation operation)
    {
        if (item.Start <= now)
        {
            throw new PodiumException(ErrorCodes.InThePast, $"{item.Start:yyyy-MM-dd HH:mm} UTC lies in the past.", "items");
        }

        if (item.Kind == DemandKind.Contact)
        {
            await VisitRows.PromiseAsync(sql, item.CustomerId, managerId, item.Start, operation.Id);
            return;
        }

        await VisitRows.RefuseOverlapAsync(sql, managerId, item.Start, item.End);
        var visit = new Visit(
            Guid.NewGuid().ToString("N"), item.CustomerId, "", managerId, item.Start, item.End, item.Day, "", "", false, VisitState.Planned, null, null, null, null);
        await VisitRows.InsertAsync(sql, visit, operation.Actor, now);
    }
}
