using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Contracts.Leagues;
using Podium.Grains.Organization;
using Podium.Silo.Accounts;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Accounts;

/// <summary>TV boards: read-only, each with a token of its own that opens its tables and nothing else.</summary>
internal static class DisplayEndpoints
{
    private const int MaxTables = 50;

    /// <summary>Maps <c>/api/displays</c>.</summary>
    public static void MapDisplays(this IEndpointRouteBuilder api)
    {
        var displays = api.MapGroup("/displays").WithTags("Displays").RequireAuthorization(Policies.Leaders);
        displays.MapGet("", ListAsync).WithName("listDisplays").WithSummary("The TV boards in scope, newest first.");
        displays.MapPost("", SaveAsync).WithName("saveDisplay")
            .WithSummary("Makes a TV board, the answer shows its token for the only time; or changes one that keeps its token.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        displays.MapDelete("/{id}", RevokeAsync).WithName("revokeDisplay").WithSummary("Takes a TV board back: it goes dark.");
        api.MapGet("/displays/current", Current).WithTags("Displays").RequireAuthorization(Policies.Everybody).WithName("getDisplayProgram")
            .WithSummary("What the TV board whose token is sent shows.");
    }

    private static async Task<Ok<ImmutableArray<DisplayView>>> ListAsync(IAccountStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var displays = await store.ListDisplaysAsync(cancellationToken);
        ImmutableArray<DisplayView> views = [.. displays
            .Where(d => scope.AllowsUnit(d.UnitId))
            .Select(d => new DisplayView(d.Id, d.Name, [.. d.Tables], d.SecondsPerTable, d.UnitId, d.CreatedAt, d.RevokedAt))];
        return TypedResults.Ok(views);
    }

    private static async Task<Ok<SavedDisplay>> SaveAsync(
        DisplayRegistration wanted,
        IAccountStore store,
        ApiKeyService keys,
        BankDirectory bank,
        DataScope scope,
        CancellationToken cancellationToken)
    {
        var tables = ReadTables(wanted, scope, bank);
        if (wanted.SecondsPerTable is < 5 or > 3_600)
        {
            throw new PodiumException(ErrorCodes.Malformed, "Show each table for 5 to 3,600 seconds.", "secondsPerTable");
        }

        if (wanted.Id is not null)
        {
            var before = await FindAsync(wanted.Id, store, scope, cancellationToken);
            var after = before with { Name = wanted.Name, Tables = tables, SecondsPerTable = wanted.SecondsPerTable };
            await store.SaveDisplayAsync(after, cancellationToken);
            return TypedResults.Ok(new SavedDisplay(after.Id, after.Name, tables, after.SecondsPerTable, null, null));
        }

        var unit = scope.OwnUnitId ?? bank.Organization.Root!.Id;
        var (display, token) = await keys.CreateDisplayAsync(wanted.Name, tables, wanted.SecondsPerTable, unit, cancellationToken);
        return TypedResults.Ok(new SavedDisplay(display.Id, display.Name, tables, display.SecondsPerTable, token, $"/tv?token={token}"));
    }

    private static async Task<NoContent> RevokeAsync(string id, IAccountStore store, DataScope scope, TimeProvider time, CancellationToken cancellationToken)
    {
        await FindAsync(id, store, scope, cancellationToken);
        await store.RevokeDisplayAsync(id, time.GetUtcNow(), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<DisplayProgram>> Current(HttpContext context, IAccountStore store, DataScope scope, BankDirectory bank, CancellationToken cancellationToken)
    {
        var token = DisplayTokenHandler.TokenOf(context.Request) ?? throw Problems.NotFound("TV board");
        var display = await store.FindDisplayAsync(AccessCheck.HashOf(token), cancellationToken) ?? throw Problems.NotFound("TV board");
        ImmutableArray<LeagueTableKey> tables = [.. display.Tables.Select(LeagueTableKey.Parse).Where(t => scope.AllowsTable(t) != TableAccess.None)];
        var units = tables.Select(t => t.UnitId).Distinct(StringComparer.Ordinal)
            .SelectMany(id => bank.Organization.ChildrenOf(id).Prepend(id)).Distinct(StringComparer.Ordinal);
        var indicators = tables.SelectMany(t => new[] { t.Indicator, t.Secondary }).Distinct(StringComparer.Ordinal);
        return TypedResults.Ok(new DisplayProgram(
            display.Name,
            [.. tables.Select(t => t.ToString())],
            display.SecondsPerTable,
            bank.Day,
            [.. units.Select(id => UnitName.Of(bank.Organization.FindUnit(id)!))],
            [.. bank.Indicators.Indicators.Where(i => indicators.Contains(i.Code, StringComparer.Ordinal))]));
    }

    private static async Task<Display> FindAsync(string id, IAccountStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var displays = await store.ListDisplaysAsync(cancellationToken);
        return displays.FirstOrDefault(d => d.RevokedAt is null && string.Equals(d.Id, id, StringComparison.Ordinal) && scope.AllowsUnit(d.UnitId))
            ?? throw Problems.NotFound("TV board");
    }

    private static ImmutableArray<string> ReadTables(DisplayRegistration wanted, DataScope scope, BankDirectory bank)
    {
        if (wanted.Tables.IsDefaultOrEmpty || wanted.Tables.Length > MaxTables)
        {
            throw new PodiumException(ErrorCodes.Required, $"Name 1 to {MaxTables} tables.", "tables");
        }

        return [.. wanted.Tables.Select(text => Read(text).ToString())];

        LeagueTableKey Read(string text)
        {
            var key = LeagueTableKey.Parse(text);
            if (scope.AllowsTable(key) != TableAccess.Full)
            {
                throw new PodiumException(ErrorCodes.UnitUnknown, $"There is no unit '{key.UnitId}', or it is not within your scope.", "tables");
            }

            if (bank.Indicators.Find(key.Indicator) is null || (key.Secondary is { } secondary && bank.Indicators.Find(secondary) is null))
            {
                throw new PodiumException(ErrorCodes.IndicatorUnknown, $"'{text}' names an indicator that is not in the catalogue.", "tables");
            }

            return key;
        }
    }
}
