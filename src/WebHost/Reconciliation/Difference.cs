using System.Collections.Immutable;
using System.Text.Json;
using Podium.Contracts.Calendar;
using Podium.Grains.Ledger;

namespace Podium.WebHost.Reconciliation;

/// <summary>Two numbers that should be the same.</summary>
/// <param name="Level">posting, transfer, customers, manager or unit.</param>
/// <param name="Unit">The unit, where one differs.</param>
/// <param name="Manager">The manager, where one differs.</param>
/// <param name="Customer">Reserved for differences of one customer.</param>
/// <param name="Indicator">Indicator with period; kind and product of a sum; source and id of a posting.</param>
/// <param name="Expected">By the ledger.</param>
/// <param name="Actual">As live.</param>
internal sealed record Difference(string Level, string? Unit, string? Manager, string? Customer, string Indicator, long? Expected, long? Actual);

/// <summary>What a run found, as it is saved.</summary>
/// <param name="Differences">What differs.</param>
/// <param name="Undecided">How many numbers never stood still long enough to be compared.</param>
internal sealed record Findings(ImmutableArray<Difference> Differences, int Undecided)
{
    /// <summary>The text that is saved.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Reads what was saved.</summary>
    public static Findings Read(string text) => JsonSerializer.Deserialize<Findings>(text, JsonSerializerOptions.Web) ?? new Findings([], 0);
}

/// <summary>A reconciliation over REST.</summary>
/// <param name="Id">Rises with every run.</param>
/// <param name="Green">True when nothing differed.</param>
/// <param name="StartedAt">Begin.</param>
/// <param name="FinishedAt">End.</param>
/// <param name="Entries">How many ledger entries were compared.</param>
/// <param name="Differences">What differed.</param>
/// <param name="Undecided">How many numbers never stood still long enough to be compared.</param>
internal sealed record ReconciliationView(
    string Id, bool Green, DateTimeOffset StartedAt, DateTimeOffset FinishedAt, long Entries, ImmutableArray<Difference> Differences, int Undecided)
{
    /// <summary>The view of a run.</summary>
    public static ReconciliationView Of(ReconcileRun run)
    {
        var findings = Findings.Read(run.Differences);
        return new ReconciliationView(
            run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), run.Green, run.StartedAt, run.FinishedAt, run.Entries, findings.Differences, findings.Undecided);
    }
}

/// <summary>One live number.</summary>
/// <param name="Unit">The unit, or null for a manager.</param>
/// <param name="Manager">The manager, or null for a unit.</param>
/// <param name="Indicator">Indicator code.</param>
/// <param name="Period">Period.</param>
/// <param name="IsIncrease">The increase instead of the value.</param>
internal readonly record struct Cell(string? Unit, string? Manager, string Indicator, Period Period, bool IsIncrease)
{
    /// <summary>The difference of this number.</summary>
    public Difference Differ(long? expected, long? actual)
    {
        var name = $"{Indicator}/{Period.ToString().ToLowerInvariant()}/{(IsIncrease ? "increase" : "value")}";
        return new Difference(Unit is null ? "manager" : "unit", Unit, Manager, null, name, expected, actual);
    }
}
