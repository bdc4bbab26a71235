using Microsoft.Extensions.Logging;
using Podium.Contracts.Visits;
using Podium.Grains.Organization;

namespace Podium.Grains.Visits;

/// <summary>
/// Tells the open pages of a manager and of the heads above that an agenda changed. Best effort: what is missed is read with the next page, and
/// nothing that was decided depends on it.
/// </summary>
public sealed partial class AgendaNews(IGrainFactory grains, BankDirectory bank, ILogger<AgendaNews> logger)
{
    /// <summary>Key of the feed of a manager.</summary>
    public static string FeedOfManager(string managerId) => "m:" + managerId;

    /// <summary>Key of the feed of a unit and everything below.</summary>
    public static string FeedOfUnit(string unitId) => "u:" + unitId;

    /// <summary>Tells of a change to a manager's agenda, and lets the agenda set its reminder anew.</summary>
    public async Task TellAsync(string managerId, string kind, string refId)
    {
        try
        {
            await grains.GetGrain<IAgendaGrain>(managerId).PlanAsync();
        }
        catch (Exception exception)
        {
            // The agenda stays marked as not planned; the sweep of the silos finds it.
            LogNotPlanned(logger, exception, managerId);
        }

        await PushAsync(new AgendaChange(managerId, bank.Organization.FindManager(managerId)?.UnitOn(bank.Today), kind, refId));
    }

    /// <summary>Tells the open pages of those concerned: the manager, if any, and the heads of the unit and above.</summary>
    public async Task PushAsync(AgendaChange change)
    {
        var feeds = new List<string>();
        if (change.ManagerId is { } manager)
        {
            feeds.Add(FeedOfManager(manager));
        }

        for (var unit = change.UnitId is null ? null : bank.Organization.FindUnit(change.UnitId); unit is not null;
            unit = unit.ParentId is null ? null : bank.Organization.FindUnit(unit.ParentId))
        {
            feeds.Add(FeedOfUnit(unit.Id));
        }

        try
        {
            await Task.WhenAll(feeds.Select(feed => grains.GetGrain<IAgendaFeedGrain>(feed).TellAsync(change)));
        }
        catch (Exception exception)
        {
            LogNotTold(logger, exception, change.Kind, change.RefId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reminder of {ManagerId} could not be set; it will be tried again")]
    private static partial void LogNotPlanned(ILogger logger, Exception exception, string managerId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Open pages could not be told of {Kind} {RefId}")]
    private static partial void LogNotTold(ILogger logger, Exception exception, string kind, string refId);
}
