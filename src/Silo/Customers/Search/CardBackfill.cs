using Podium.Contracts.Customers;
using Podium.Grains.Customers.Files;
using Podium.Grains.Customers.Search;
using Podium.Silo.Database;

namespace Podium.Silo.Customers.Search;

/// <summary>Gives customers that were registered before there were cards theirs, once. Two processes at it at the same time write the same.</summary>
internal sealed class CardBackfill(IPodiumDatabase database)
{
    private const int PageSize = 1_000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await database.ReadAsync(sql => sql.FirstOrDefaultAsync("select done from backfill where name = 'customer_card'", static row => row.Bool(0)), cancellationToken))
        {
            return;
        }

        var after = "";
        while (await database.WriteAsync(sql => WritePageAsync(sql, after), Durability.Derived, cancellationToken) is { } last)
        {
            after = last;
        }

        await database.WriteAsync(
            sql => sql.ExecuteAsync("update backfill set done = @done where name = 'customer_card'", ("done", true)), Durability.Full, cancellationToken);
    }

    private static async Task<string?> WritePageAsync(Sql sql, string after)
    {
        var page = await sql.QueryAsync(
            "select customer_id, name, kind, phone, email, address, industry from customer where customer_id > @after order by customer_id limit @count",
            static row => (
                Id: row.Text(0),
                Profile: new CustomerProfile(
                    row.Text(1), (CustomerKind)row.Int(2), row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6))),
            ("after", after),
            ("count", PageSize));
        var cards = page.ToDictionary(
            customer => customer.Id,
            customer => CustomerCard.Of(customer.Id, customer.Profile, FileContent.Empty(customer.Profile.Kind)),
            StringComparer.Ordinal);
        await CardRows.WriteAsync(sql, cards);
        return page.Count == 0 ? null : page[^1].Id;
    }
}
