using Podium.Grains.Customers.Search;
using Podium.Silo.Database;

namespace Podium.Silo.Customers.Search;

/// <summary>Writes cards with their terms; a card knows the terms it wrote, so that only what differs is touched.</summary>
internal static class CardRows
{
    private static readonly (string, ColumnType)[] TermColumns = [("term", ColumnType.Text), ("customer_id", ColumnType.Text)];

    public static async Task WriteAsync(Sql sql, IReadOnlyDictionary<string, CustomerCard> cards)
    {
        if (cards.Count == 0)
        {
            return;
        }

        var before = (await sql.QueryAsync(
            $"select customer_id, terms from customer_card where {sql.Dialect.In("customer_id", "customers")}",
            static row => (Id: row.Text(0), Terms: Split(row.Text(1))),
            ("customers", cards.Keys.ToArray()))).ToDictionary(row => row.Id, row => row.Terms, StringComparer.Ordinal);
        var gone = before.SelectMany(row => row.Value.Except(cards[row.Key].Terms, StringComparer.Ordinal).Select(term => (term, row.Key))).ToArray();
        var news = cards.SelectMany(card => card.Value.Terms.Except(before.GetValueOrDefault(card.Key, []), StringComparer.Ordinal).Select(term => (term, card.Key)));
        if (gone.Length > 0)
        {
            await sql.ExecuteAsync(
                $"delete from customer_term where (term, customer_id) in (select term, customer_id from {sql.Dialect.Rows("rows", TermColumns)} gone)",
                ("rows", ToRows(gone)));
        }

        await sql.ExecuteAsync(
            $"insert into customer_term (term, customer_id) select term, customer_id from {sql.Dialect.Rows("rows", TermColumns)} news where true on conflict do nothing",
            ("rows", ToRows(news)));
        await WriteCardsAsync(sql, cards);
    }

    private static Task WriteCardsAsync(Sql sql, IReadOnlyDictionary<string, CustomerCard> cards)
    {
        var rows = sql.Dialect.Rows(
            "rows", ("customer_id", ColumnType.Text), ("terms", ColumnType.Text), ("basic_percent", ColumnType.Number), ("full_percent", ColumnType.Number));
        return sql.ExecuteAsync(
            $"""
            insert into customer_card (customer_id, terms, basic_percent, full_percent)
            select customer_id, terms, basic_percent, full_percent from {rows} cards where true
            on conflict (customer_id) do update set terms = excluded.terms, basic_percent = excluded.basic_percent, full_percent = excluded.full_percent
            """,
            ("rows", SqlDialect.ToRows(cards, static card => [card.Key, Join(card.Value.Terms), card.Value.BasicPercent, card.Value.FullPercent])));
    }

    // Each term stands between separators, so that "begins a term" is "contains separator and search".
    private static string Join(IEnumerable<string> terms) => SearchTerms.Separator + string.Join(SearchTerms.Separator, terms) + SearchTerms.Separator;

    private static string[] Split(string terms) => terms.Split(SearchTerms.Separator, StringSplitOptions.RemoveEmptyEntries);

    private static string ToRows(IEnumerable<(string Term, string CustomerId)> rows) => SqlDialect.ToRows(rows, static row => [row.Term, row.CustomerId]);
}
