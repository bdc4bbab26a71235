using System.Collections.Immutable;
using CsCheck;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Indicators;
using Podium.Contracts.Leagues;
using Podium.Contracts.Ledger;
using Podium.Contracts.Organization;
using Podium.Grains.Organization;

namespace Podium.Grains.Tests.Leagues.History;

/// <summary>Random banks with a past: managers that move, late postings, transfers.</summary>
internal sealed record PastBank(OrganizationTree Organization, ImmutableArray<LedgerEntry> Entries)
{
    public static readonly DateOnly First = new(2025, 10, 1);

    public static readonly IndicatorCatalog Indicators = new(1,
    [
        Indicator("balance", IndicatorForm.Balance),
        Indicator("average", IndicatorForm.Average),
        Indicator("net", IndicatorForm.NetIncrease),
        Indicator("flow", IndicatorForm.Flow),
        Indicator("persons", IndicatorForm.Average) with { CustomerKind = CustomerKind.Person, Products = ["term"] },
    ]);

    private static readonly string[] Units = ["hq", "n", "n1", "n2", "s"];

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 180].Select(First.AddDays);

    private static readonly Gen<ImmutableArray<ManagerPlacement>> Placements = Gen.Select(Gen.OneOf(Units), Days).Array[1, 4].Select(places =>
        places.DistinctBy(place => place.Item2).OrderBy(place => place.Item2).Select(place => new ManagerPlacement(place.Item1, place.Item2)).ToImmutableArray());

    private static readonly Gen<LedgerEntry> Entry = Gen.Select(
        Gen.Select(Gen.OneOf("a", "b", "c", "~n1"), Gen.OneOf(EntryKind.DepositIn, EntryKind.DepositOut, EntryKind.Fee), Gen.OneOf("current", "term")),
        Gen.Select(Gen.Long[-9_999, 99_999].Where(amount => amount != 0), Days, Gen.Int[0, 60]),
        Gen.Select(Gen.OneOf(EntryEffect.Business, EntryEffect.Business, EntryEffect.Transfer), Gen.OneOf(CustomerKind.Person, CustomerKind.Corporate), Gen.OneOf("c1", "c2")),
        (who, what, how) => new LedgerEntry(
            0, 0, "t", "", 0, how.Item3, null, who.Item1, who.Item2, who.Item3, how.Item2, how.Item1, what.Item1, 0, what.Item2,
            new DateTimeOffset(what.Item2.ToDateTime(default), TimeSpan.Zero), default, what.Item2.AddDays(what.Item3), 10_000, what.Item1, 0));

    public static Gen<PastBank> Any { get; } = Gen.Select(Placements.Array[3], Entry.Array[0, 60], (placements, entries) => new PastBank(
        new OrganizationTree(new OrganizationSnapshot(
            1,
            [Unit("hq", null), Unit("n", "hq"), Unit("n1", "n"), Unit("n2", "n"), Unit("s", "hq")],
            [.. placements.Select((p, i) => new ManagerRecord(((char)('a' + i)).ToString(), "Manager", "manager", true, p))])),
        [.. entries.Select((entry, i) => entry with { Sequence = i + 1, PostingId = $"p{i}" })]));

    /// <summary>Any table of any day of such a bank.</summary>
    public static Gen<(LeagueTableKey Key, DateOnly Day)> Tables { get; } = Gen.Select(
        Gen.Select(Gen.OneOf(Units), Gen.Enum<LeagueScope>(), Gen.OneOf(Indicators.Indicators.ToArray())),
        Gen.Select(Gen.Enum<Period>(), Gen.Enum<Measure>(), Days),
        (table, when) =>
        {
            var measure = table.Item3.Form is IndicatorForm.Balance or IndicatorForm.Average ? when.Item2 : Measure.Value;
            return (new LeagueTableKey(table.Item1, table.Item2, table.Item3.Code, when.Item1, measure), when.Item3);
        });

    public MemoryLedger Ledger => new(Entries);

    public IReadOnlyCollection<string> ManagersOf(LeagueTableKey key) => [.. Organization.ManagersEverIn(key.UnitId).Select(manager => manager.Id)];

    private static OrgUnit Unit(string id, string? parent) => new(id, parent, id, id);

    private static IndicatorDefinition Indicator(string code, IndicatorForm form) => new(
        code, code, code, form, IndicatorUnit.Money, [new IndicatorTerm(EntryKind.DepositIn, 1), new IndicatorTerm(EntryKind.DepositOut, -1)], [], null);
}
