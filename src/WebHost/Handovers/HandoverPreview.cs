using System.Collections.Immutable;
using Podium.Contracts.Calendar;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Grains.Handovers;
using Podium.Grains.Organization;

namespace Podium.WebHost.Handovers;

/// <summary>
/// What a handover would do today: levels move, flows stay. Ranks are competition ranks among the managers of each one's unit.
/// </summary>
internal sealed class HandoverPreview(IHandoverStore store, BankDirectory bank, IGrainFactory grains)
{
    private const int MostMembers = 10_000;
    private static readonly ImmutableArray<string> Indicators = ["deposit.balance", "loan.balance", "customer.count"];

    /// <summary>The effect on each number that moves with customers.</summary>
    public async Task<ImmutableArray<HandoverEffect>> ReadAsync(Handover handover, CancellationToken cancellationToken)
    {
        var levels = await store.SumLevelsAsync(handover.Id, handover.GiverId, bank.Today, cancellationToken);
        var effects = ImmutableArray.CreateBuilder<HandoverEffect>();
        foreach (var indicator in Indicators.Select(bank.Indicators.Find).OfType<IndicatorDefinition>())
        {
            effects.Add(await ReadAsync(handover, indicator, Sum(indicator, levels)));
        }

        return effects.ToImmutable();
    }

    private static long Sum(IndicatorDefinition indicator, IReadOnlyDictionary<EntryKind, LevelSum> levels) =>
        indicator.Terms.Sum(term => levels.TryGetValue(term.Kind, out var sum) ? term.Sign * (indicator.Unit == IndicatorUnit.Money ? sum.Amount : sum.Quantity) : 0);

    private async Task<HandoverEffect> ReadAsync(Handover handover, IndicatorDefinition indicator, long moves)
    {
        var giverUnit = await ReadUnitAsync(handover.GiverId, indicator.Code);
        var receiverUnit = await ReadUnitAsync(handover.ReceiverId, indicator.Code);
        var received = receiverUnit.GetValueOrDefault(handover.ReceiverId);
        var after = new Dictionary<string, long?>(StringComparer.Ordinal)
        {
            [handover.GiverId] = giverUnit.GetValueOrDefault(handover.GiverId) - moves,
            // Who has no data and gets none stays without.
            [handover.ReceiverId] = moves == 0 ? received : (received ?? 0) + moves,
        };
        return new HandoverEffect(
            indicator.Code, moves, Shift(giverUnit, handover.GiverId, after), Shift(receiverUnit, handover.ReceiverId, after));
    }

    private async Task<Dictionary<string, long?>> ReadUnitAsync(string managerId, string indicator)
    {
        var unit = bank.Organization.FindManager(managerId)!.UnitOn(bank.Today);
        var page = await grains.GetGrain<ILeagueGrain>(unit).GetPageAsync(new LeagueTableKey(unit, LeagueScope.Managers, indicator, Period.Month), 0, MostMembers);
        return page.Rows.ToDictionary(row => row.MemberId, row => row.Value, StringComparer.Ordinal);
    }

    private static HandoverShift Shift(Dictionary<string, long?> unit, string managerId, Dictionary<string, long?> after)
    {
        var changed = unit.ToDictionary(row => row.Key, row => after.GetValueOrDefault(row.Key, row.Value), StringComparer.Ordinal);
        return new HandoverShift(unit.GetValueOrDefault(managerId), after[managerId], Rank(unit, unit.GetValueOrDefault(managerId)), Rank(changed, after[managerId]));
    }

    private static int? Rank(Dictionary<string, long?> unit, long? value) => value is null ? null : 1 + unit.Values.Count(other => other > value);
}
