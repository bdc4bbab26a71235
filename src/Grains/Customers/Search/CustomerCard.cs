using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Customers.Files;

namespace Podium.Grains.Customers.Search;

/// <summary>What lists and search know of a customer beside its row; written with every change of what it is made of. Pure.</summary>
/// <param name="Terms">Under which it is found, sorted.</param>
/// <param name="BasicPercent">How complete the file is for a general customer.</param>
/// <param name="FullPercent">How complete it is as a full archive.</param>
public sealed record CustomerCard(ImmutableArray<string> Terms, int BasicPercent, int FullPercent)
{
    /// <summary>The card of a customer.</summary>
    public static CustomerCard Of(string customerId, CustomerProfile profile, FileContent content) => new(
        SearchTerms.Of(customerId, profile.Name, profile.Phone, content.Company?.LicenceNumber),
        Completeness.Of(Tier.General, profile, content).Percent,
        Completeness.Of(Tier.Key, profile, content).Percent);
}
