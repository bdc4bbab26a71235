using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;

namespace Podium.Contracts.Indicators;

/// <summary>How an indicator reads the entries it matches.</summary>
public enum IndicatorForm
{
    /// <summary>Level at the end of the day (时点): all matching entries up to the date.</summary>
    Balance,
    /// <summary>Mean of the day-end levels over the period to date (日均), rounded half away from zero to a minor unit.</summary>
    Average,
    /// <summary>Change of the level since the day before the period began (净增).</summary>
    NetIncrease,
    /// <summary>Sum of what happened within the period (发生额). Handovers of customers do not count.</summary>
    Flow,
}

/// <summary>What an indicator counts.</summary>
public enum IndicatorUnit
{
    /// <summary>Minor units of the bank's currency.</summary>
    Money,
    /// <summary>Pieces: customers, cards, sales.</summary>
    Count,
}

/// <summary>What a league table shows of an indicator.</summary>
public enum Measure
{
    /// <summary>The value itself (存量).</summary>
    Value,
    /// <summary>Balance: change since the base date. Average: average less the balance on the base date. Other forms have none.</summary>
    Increase,
}

/// <summary>One kind of entry in an indicator, with its sign.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Sign">+1 or -1.</param>
[GenerateSerializer, Immutable, Alias(Aliases.IndicatorTerm)]
public sealed record IndicatorTerm(EntryKind Kind, int Sign);

/// <summary>A raw indicator (原始指标), defined as data.</summary>
/// <param name="Code">Lower-case words joined by dots, at most 48, for instance <c>deposit.balance</c>.</param>
/// <param name="NameEn">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Form">How entries are read.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Terms">The kinds that count; at least one.</param>
/// <param name="Products">Only these products; empty for all.</param>
/// <param name="CustomerKind">Only customers of this kind; null for all.</param>
[GenerateSerializer, Immutable, Alias(Aliases.IndicatorDefinition)]
public sealed record IndicatorDefinition(
    string Code,
    string NameEn,
    string NameZh,
    IndicatorForm Form,
    IndicatorUnit Unit,
    ImmutableArray<IndicatorTerm> Terms,
    ImmutableArray<string> Products,
    CustomerKind? CustomerKind);

/// <summary>All indicators at one version.</summary>
/// <param name="Version">Rises with every change.</param>
/// <param name="Indicators">In display order.</param>
[GenerateSerializer, Immutable, Alias(Aliases.IndicatorCatalog)]
public sealed record IndicatorCatalog(long Version, ImmutableArray<IndicatorDefinition> Indicators)
{
    /// <summary>The indicator of a code, or null.</summary>
    public IndicatorDefinition? Find(string code) => Indicators.FirstOrDefault(i => string.Equals(i.Code, code, StringComparison.Ordinal));
}
