using Microsoft.Extensions.Logging;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Audit;
using Podium.Grains.Organization;

namespace Podium.Grains.Handovers;

/// <summary>Moves the customers of one handover, a part at a time. Key: the handover's id.</summary>
[Alias("podium.handover-mover")]
internal interface IHandoverMover : IGrainWithStringKey
{
    /// <summary>Moves the next customers; false when nothing is left to do now.</summary>
    [Alias("MoveSome")]
    Task<bool> MoveSomeAsync();
}

/// <summary>
/// Each customer moves by itself and may be moved any number of times; what has become of it is noted afterwards. So a kill at any point costs at
/// most asking some customers again.
/// </summary>
internal sealed partial class HandoverGrain(
    IHandoverStore store,
    BankDirectory directory,
    GrainDoor<ICustomerGrain> customers,
    TimeProvider clock,
    ILogger<HandoverGrain> logger) : Grain, IHandoverMover
{
    private const int Part = 100;
    private const int AtOnce = 32;

    private string Id => this.GetPrimaryKeyString();

    public async Task<bool> MoveSomeAsync()
    {
        if (await store.FindAsync(Id, CancellationToken.None) is not ({ State: HandoverState.Signed or HandoverState.Running } handover, _) || handover.From > directory.Today)
        {
            return false;
        }

        Acting.As(handover.CreatedBy);
        if (handover.State == HandoverState.Signed)
        {
            return await StepAsync(HandoverRules.Run(handover));
        }

        if (await NextAsync(handover) is not { Count: > 0 } items)
        {
            await StepAsync(HandoverRules.Finish(handover));
            return false;
        }

        var moved = new List<HandoverItem>(items.Count);
        foreach (var group in items.Chunk(AtOnce))
        {
            moved.AddRange((await Task.WhenAll(group.Select(item => MoveAsync(handover, item.CustomerId)))).OfType<HandoverItem>());
        }

        await store.MarkAsync(handover, UnitOf(handover.ReceiverId), moved, CancellationToken.None);
        return moved.Count > 0;
    }

    /// <summary>What waits; when nothing does, what the giver has got since, if the handover is of all customers.</summary>
    private async Task<IReadOnlyList<HandoverItem>> NextAsync(Handover handover)
    {
        var waiting = await store.ReadItemsAsync(Id, HandoverItemState.Waiting, null, Part, CancellationToken.None);
        if (waiting.Count > 0 || !handover.AllCustomers)
        {
            return waiting;
        }

        await store.AddItemsAsync(Id, await store.FindCustomersAsync(handover.GiverId, handover.From, CancellationToken.None), CancellationToken.None);
        return await store.ReadItemsAsync(Id, HandoverItemState.Waiting, null, Part, CancellationToken.None);
    }

    /// <summary>What became of the customer; null when that is unknown and it must be asked again.</summary>
    private async Task<HandoverItem?> MoveAsync(Handover handover, string customerId)
    {
        try
        {
            await customers[customerId].HandOverAsync(Id, handover.GiverId, handover.ReceiverId, handover.From);
            return new HandoverItem(customerId, HandoverItemState.Moved);
        }
        catch (PodiumException refusal) when (refusal.Error.Code != ErrorCodes.OutcomeUnknown)
        {
            return new HandoverItem(customerId, HandoverItemState.Failed, refusal.Error.Code, refusal.Error.Message);
        }
        catch (Exception exception)
        {
            LogAgain(exception, Id, customerId);
            return null;
        }
    }

    private string UnitOf(string managerId) =>
        directory.Organization.FindManager(managerId)?.UnitOn(directory.Today) ?? throw new PodiumException(ErrorCodes.ManagerUnknown, $"There is no manager '{managerId}'.");

    private Task<bool> StepAsync(Handover next) =>
        store.StepAsync(next, new HandoverStep($"{Id}.{next.Version}", Acting.System, clock.GetUtcNow()), CancellationToken.None);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Handover {HandoverId}: customer {CustomerId} did not answer; it is asked again")]
    private partial void LogAgain(Exception exception, string handoverId, string customerId);
}
