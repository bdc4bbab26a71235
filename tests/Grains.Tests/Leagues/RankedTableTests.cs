using CsCheck;
using Podium.Contracts.Leagues;
using Podium.Grains.Leagues;

namespace Podium.Grains.Tests.Leagues;

/// <summary>The table kept in order against a plain sort.</summary>
public sealed class RankedTableTests
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<LeagueEntry> Entry = Gen.Select(
        Gen.Int[0, 30], Gen.Int[-1, 6], Gen.Long[0, 2], Gen.Int[0, 3], Gen.Int[-1, 6],
        (id, value, secondary, minutes, yesterday) => new LeagueEntry(
            $"M{id:00}", value < 0 ? null : value, secondary, Epoch.AddMinutes(minutes), yesterday < 0 ? null : yesterday));

    [Theory]
    [InlineData(TieRule.Ordinal)]
    [InlineData(TieRule.Competition)]
    [InlineData(TieRule.Dense)]
    public void Ranks_equal_a_plain_sort(TieRule rule) =>
        Gen.Select(Entry.Array[0, 30], Gen.Select(Entry.Array[0, 6], Gen.Int[0, 30].Array[0, 2]).Array[0, 8]).Sample((start, changes) =>
        {
            var model = start.GroupBy(e => e.MemberId).ToDictionary(g => g.Key, g => g.Last());
            var table = new RankedTable(rule);
            table.Reset(start);
            Compare(table, model, rule);
            foreach (var (changed, removed) in changes)
            {
                var gone = removed.Select(id => $"M{id:00}").ToArray();
                table.Apply(changed, gone);
                foreach (var entry in changed)
                {
                    model[entry.MemberId] = entry;
                }

                foreach (var id in gone)
                {
                    model.Remove(id);
                }

                Compare(table, model, rule);
            }
        });

    [Fact]
    public void Within_a_tie_the_secondary_then_the_first_to_reach_it_then_the_id_goes_first()
    {
        var table = new RankedTable(TieRule.Competition);
        table.Reset(
        [
            new("D", 5, 1, Epoch, null), new("C", 5, 1, Epoch, null), new("B", 5, 1, Epoch.AddHours(-1), null), new("A", 5, 0, Epoch.AddHours(-2), null), new("E", 9, 0, Epoch, null),
        ]);

        table.Rows(0, 9).Select(r => (r.MemberId, r.Rank)).ShouldBe([("E", 1), ("B", 2), ("C", 2), ("D", 2), ("A", 2)]);
    }

    private static void Compare(RankedTable table, Dictionary<string, LeagueEntry> model, TieRule rule)
    {
        var sorted = model.Values.OrderBy(e => e.Value is null).ThenByDescending(e => e.Value).ThenByDescending(e => e.Secondary)
            .ThenBy(e => e.Value is null ? default : e.ReachedAt).ThenBy(e => e.MemberId, StringComparer.Ordinal).ToArray();
        var rows = table.Rows(0, int.MaxValue).ToArray();
        rows.Select(r => r.MemberId).ShouldBe(sorted.Select(e => e.MemberId));
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].Position.ShouldBe(i + 1);
            rows[i].Rank.ShouldBe(Rank(sorted[i].Value, [.. sorted.Select(e => e.Value)], i, rule));
            table.Find(rows[i].MemberId)!.Index.ShouldBe(i);
            var yesterday = model.Values.OrderByDescending(e => e.YesterdayValue).ThenBy(e => e.MemberId, StringComparer.Ordinal).ToArray();
            var at = Array.FindIndex(yesterday, e => e.MemberId == rows[i].MemberId);
            rows[i].YesterdayRank.ShouldBe(Rank(yesterday[at].YesterdayValue, [.. yesterday.Select(e => e.YesterdayValue)], at, rule));
        }
    }

    private static int? Rank(long? value, long?[] all, int index, TieRule rule) => value is null ? null : rule switch
    {
        TieRule.Ordinal => index + 1,
        TieRule.Competition => all.Count(v => v > value) + 1,
        _ => all.Where(v => v > value).Distinct().Count() + 1,
    };
}
