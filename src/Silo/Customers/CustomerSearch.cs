using Podium.Grains.Customers;
using Podium.Grains.Customers.Search;
using Podium.Silo.Database;

namespace Podium.Silo.Customers;

/// <summary>
/// A search among customers as conditions over <c>customer c</c>. With few managers in scope their customers are looked through, so that their
/// number does not depend on the bank's size; else the terms that begin with the text are looked up, up to a limit, and then the scope.
/// </summary>
internal sealed class CustomerSearch
{
    /// <summary>Terms that a search over many managers looks at; more match only while somebody has typed too little to read the result.</summary>
    public const int MaxTerms = 5_000;

    private const int FewManagers = 12;

    // No bare column, or SQLite would look up each manager for each customer by the managers' index.
    private const string AnyManager = "s.manager_id || ''";

    private readonly List<string> _conditions = ["1 = 1"];
    private readonly List<(string, object?)> _parameters = [];

    private CustomerSearch()
    {
    }

    public string Where => string.Join(" and ", _conditions);

    public (string Name, object? Value)[] Parameters => [.. _parameters];

    /// <summary>A table expression before the select, or nothing.</summary>
    public string With { get; private set; } = "";

    /// <summary>Whether it is bounded by a text, so that all it finds may be read at once.</summary>
    public bool IsByText { get; private set; }

    /// <summary>A query for how many terms were looked at, or null where all were.</summary>
    public string? CountTerms { get; private set; }

    /// <summary>The day of the assignment that holds on <c>@today</c>; the first one counts from the beginning of time.</summary>
    public static string CurrentDay(string customerId) =>
        $"""
        coalesce(
          (select max(a.from_day) from assignment a where a.customer_id = {customerId} and a.from_day <= @today),
          (select min(a.from_day) from assignment a where a.customer_id = {customerId}))
        """;

    public static CustomerSearch Of(CustomerQuery query, SqlDialect dialect)
    {
        var search = new CustomerSearch();
        var isNarrow = query.ManagerIds is { Count: <= FewManagers };
        if (isNarrow)
        {
            search.AddNarrowScope(dialect);
        }
        else if (query.ManagerIds is not null)
        {
            search.Add($"(exists ({Served()} and {dialect.In(AnyManager, "managers")}) or ({dialect.In("c.home_unit_id", "units")} and not exists ({Served()})))");
        }

        if (query.ManagerIds is { } managers)
        {
            search._parameters.AddRange([("managers", managers), ("units", query.UnitIds), ("today", query.Today)]);
        }

        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            search.IsByText = true;
            search.AddText(SearchTerms.PrefixesOf(query.Text), isNarrow);
        }

        if (query.Tier is { } tier)
        {
            search.Add("c.tier = @tier", ("tier", tier));
        }

        if (query.Incomplete)
        {
            search.Add("c.tier > 0 and exists (select 1 from customer_card i where i.customer_id = c.customer_id and i.full_percent < 100)");
        }

        if (query.CustomerIds is { } ids)
        {
            search.Add(dialect.In("c.customer_id", "ids"), ("ids", ids));
        }

        return search;
    }

    // Materialized: a planner that guessed how rare a text is would look through the whole bank first.
    private void AddNarrowScope(SqlDialect dialect)
    {
        With =
            $"""
            with scoped as materialized (
              {ServedBy(dialect)}
              union
              select c.customer_id from customer c where {dialect.In("c.home_unit_id", "units")} and not exists ({Served()}))

            """;
        Add("c.customer_id in (select customer_id from scoped)");
    }

    private void AddText(IReadOnlyList<string> prefixes, bool isNarrow)
    {
        if (prefixes.Count == 0)
        {
            Add("1 = 0");
        }
        else if (isNarrow)
        {
            AddLookingThrough(prefixes);
        }
        else
        {
            AddLookingUp(prefixes);
        }
    }

    private void AddLookingThrough(IReadOnlyList<string> prefixes)
    {
        var matches = prefixes.Select((prefix, i) =>
        {
            _parameters.Add(($"text{i}", $"%{SearchTerms.Separator}{Escape(prefix)}%"));
            return $@"(select k.terms from customer_card k where k.customer_id = z.customer_id) like @text{i} escape '\'";
        });
        With += $", found as materialized (select z.customer_id from scoped z where {string.Join(" or ", matches)}) ";
        Add("c.customer_id in (select customer_id from found)");
    }

    private void AddLookingUp(IReadOnlyList<string> prefixes)
    {
        var ranges = prefixes.Select((prefix, i) =>
        {
            // Behind every text that begins with the prefix, in the order of bytes.
            _parameters.AddRange([($"from{i}", prefix), ($"to{i}", prefix + char.ConvertFromUtf32(0x10FFFF))]);
            return $"(t.term >= @from{i} and t.term < @to{i})";
        });
        var terms = $"select t.customer_id from customer_term t where {string.Join(" or ", ranges)} order by t.term, t.customer_id limit {MaxTerms}";
        With = $"with found as materialized ({terms}) ";
        CountTerms = $"select count(*) from ({terms}) terms";
        Add("c.customer_id in (select customer_id from found)");
    }

    private void Add(string condition, params (string, object?)[] parameters)
    {
        _conditions.Add(condition);
        _parameters.AddRange(parameters);
    }

    private static string ServedBy(SqlDialect dialect) =>
        $"select s.customer_id from assignment_share s where {dialect.In("s.manager_id", "managers")} and s.from_day = {CurrentDay("s.customer_id")}";

    private static string Served() =>
        $"select 1 from assignment_share s where s.customer_id = c.customer_id and s.from_day = {CurrentDay("c.customer_id")}";

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
