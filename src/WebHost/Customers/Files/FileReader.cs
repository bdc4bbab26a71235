using System.Collections.Immutable;
using Podium.Contracts.Customers;
using Podium.Grains.Customers;
using Podium.Grains.Customers.Files;
using Podium.Grains.Needs;
using Podium.WebHost.Needs;
using Podium.WebHost.Security;

namespace Podium.WebHost.Customers.Files;

/// <summary>Puts a customer's file together from its parts.</summary>
internal sealed class FileReader(ICustomerFileStore files, IDocumentStore documents, INeedStore needs, ICustomerStore customers)
{
    /// <summary>The file of a customer that was found in scope.</summary>
    public async Task<CustomerFileView> ReadAsync(CustomerView customer, DataScope scope, CancellationToken cancellationToken)
    {
        var file = await files.LoadAsync(customer.Id, cancellationToken);
        var content = file?.Content ?? FileContent.Empty(customer.Profile.Kind);
        return new CustomerFileView(
            customer,
            content.Person,
            content.Company is { } company ? company with { Industry = customer.Profile.Industry } : null,
            content.Status,
            content.CoreQuality,
            content.Notes,
            file?.Version ?? 0,
            CompletenessView.Of(Completeness.Of(customer.Tier, customer.Profile, content)),
            Tiers(customer, await files.LoadTiersAsync(customer.Id, cancellationToken)),
            await RelationsAsync(customer.Id, scope, cancellationToken),
            [.. (await documents.ListAsync(customer.Id, cancellationToken)).Select(DocumentView.Of)],
            [.. (await needs.ListOpenAsync(customer.Id, cancellationToken)).Select(need => NeedView.Of(need, scope.Today))],
            OwnerNames(customer, scope),
            content.NoMessages);
    }

    /// <summary>The relations to customers in scope.</summary>
    public async Task<ImmutableArray<RelationView>> RelationsAsync(string customerId, DataScope scope, CancellationToken cancellationToken)
    {
        var relations = await files.LoadRelationsAsync(customerId, cancellationToken);
        var names = await NamesInScopeAsync([.. relations.Select(relation => relation.CustomerId).Distinct(StringComparer.Ordinal)], scope, cancellationToken);
        return [.. relations.Where(r => names.ContainsKey(r.CustomerId)).Select(r => new RelationView(r.CustomerId, names[r.CustomerId], r.Kind))];
    }

    /// <summary>Names of those of the customers that are in scope.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesInScopeAsync(IReadOnlyCollection<string> ids, DataScope scope, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var (managers, units) = CustomerReach.Of(scope, null);
        foreach (var chunk in ids.Chunk(200))
        {
            var page = await customers.SearchAsync(new CustomerQuery(null, managers, units, scope.Today, 0, chunk.Length, CustomerIds: chunk), cancellationToken);
            foreach (var row in page.Rows)
            {
                names[row.Id] = row.Row.Profile.Name;
            }
        }

        return names;
    }

    private static Dictionary<string, string> OwnerNames(CustomerView customer, DataScope scope) => customer.Assignments
        .SelectMany(assignment => assignment.Shares.Select(share => share.ManagerId))
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(id => id, id => scope.Organization.FindManager(id)?.Name ?? id, StringComparer.Ordinal);

    private static ImmutableArray<TierView> Tiers(CustomerView customer, ImmutableArray<TierStep> steps)
    {
        var history = steps.Select(step => new TierView(step.From, step.Tier));
        return steps is [var first, ..] && first.From <= customer.Since ? [.. history] : [new TierView(customer.Since, Tier.General), .. history];
    }
}
