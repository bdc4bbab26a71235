using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Customers.Files;
using Podium.Grains.Customers.Search;
using Podium.Grains.Ledger;

namespace Podium.Silo.Tests.Support;

/// <summary>Entries and batches with everything filled in.</summary>
public static class Sample
{
    public static DateOnly Day { get; } = new(2026, 3, 4);

    public static LedgerEntry Entry(
        string id = "p1",
        int leg = 0,
        string source = "core",
        string customer = "C1",
        string? account = "A1",
        string manager = "M1",
        EntryKind kind = EntryKind.DepositIn,
        string product = "current",
        CustomerKind customerKind = CustomerKind.Corporate,
        EntryEffect effect = EntryEffect.Business,
        long amount = 10_000,
        int quantity = 0,
        DateOnly? valueDate = null,
        DateOnly? recordedOn = null,
        long? postingAmount = null,
        long hash = 42,
        string? reverses = null) => new(
            Sequence: 0,
            Position: 0,
            source,
            id,
            leg,
            customer,
            account,
            manager,
            kind,
            product,
            customerKind,
            effect,
            amount,
            quantity,
            valueDate ?? Day,
            new DateTimeOffset(2026, 3, 4, 8, 0, 0, TimeSpan.FromHours(8)).AddTicks(1234567),
            RecordedAt: default,
            recordedOn ?? Day,
            ShareBasisPoints: 10_000,
            postingAmount ?? amount,
            hash,
            reverses is null ? null : source,
            reverses);

    public static LedgerBatch Batch(params LedgerEntry[] entries) => new(entries[0].CustomerId, [.. entries]);

    public static CustomerRow Customer(string name = "Alpha Ltd", CustomerKind kind = CustomerKind.Corporate, string unit = "B1", Tier tier = Tier.General) =>
        new(new CustomerProfile(name, kind, "123", "a@example.com", "Main Street 1", "steel"), unit, new DateOnly(2020, 2, 29), tier);

    public static LedgerBatch Registration(string id, CustomerRow? row = null, string[]? accounts = null, Assignment? assignment = null) =>
        new(id, [], row ?? Customer(), [.. accounts ?? []], assignment ?? new Assignment(new DateOnly(2020, 2, 29), [new Share("M1", 10_000)]));

    /// <summary>As the customer's grain registers it: with its card.</summary>
    public static LedgerBatch Carded(LedgerBatch batch) =>
        batch with { Card = CustomerCard.Of(batch.CustomerId, batch.Customer!.Profile, FileContent.Empty(batch.Customer.Profile.Kind)) };

    public static ImmutableArray<Share> Shares(params (string Manager, int Points)[] shares) => [.. shares.Select(share => new Share(share.Manager, share.Points))];
}
