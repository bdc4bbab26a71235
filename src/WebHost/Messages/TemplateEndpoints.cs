using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Messages;
using Podium.Grains.Organization;
using Podium.WebHost.Security;

namespace Podium.WebHost.Messages;

/// <summary>Templates of messages: written by one leader, approved by another.</summary>
internal static class TemplateEndpoints
{
    /// <summary>Maps <c>/api/message-templates</c>.</summary>
    public static void MapTemplates(this IEndpointRouteBuilder api)
    {
        var templates = api.MapGroup("/message-templates").WithTags("Messages");
        templates.MapGet("", ListAsync).RequireAuthorization(Policies.Bankers).WithName("listTemplates").WithSummary("Every template with its versions.");
        templates.MapPut("/{code}", SaveAsync).RequireAuthorization(Policies.Leaders).WithName("saveTemplate")
            .WithSummary("Writes a version to approve; what is in use stays in use until then. Unknown variables are refused with the field.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        templates.MapPost("/{code}/approve", ApproveAsync).RequireAuthorization(Policies.Leaders).WithName("approveTemplate")
            .WithSummary("Puts a draft into use; not by who wrote it.").ProducesProblem(StatusCodes.Status409Conflict);
        templates.MapPost("/{code}/retire", RetireAsync).RequireAuthorization(Policies.Leaders).WithName("retireTemplate")
            .WithSummary("Takes a template out of use.").ProducesProblem(StatusCodes.Status409Conflict);
        templates.MapPost("/preview", Preview).RequireAuthorization(Policies.Leaders).WithName("previewTemplate")
            .WithSummary("A template with sample values, in both languages, and what is wrong with it.");
    }

    private static async Task<Ok<ImmutableArray<TemplateView>>> ListAsync(ITemplateStore store, CancellationToken cancellationToken) => TypedResults.Ok<ImmutableArray<TemplateView>>(
        [.. (await store.ReadAsync(cancellationToken)).GroupBy(version => version.Code, StringComparer.Ordinal).Select(View)]);

    private static async Task<Ok<TemplateView>> SaveAsync(
        string code, TemplateChange change, ITemplateStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        var content = TemplateRules.Check(code, change.Content);
        await store.SaveAsync(code, change.Version, content, Operation(change.OperationId, new { code, change.Version, content }, scope, clock), cancellationToken);
        return TypedResults.Ok(await FindAsync(code, store, cancellationToken));
    }

    private static async Task<Ok<TemplateView>> ApproveAsync(
        string code, TemplateDecision decision, ITemplateStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        await store.ApproveAsync(code, decision.Version, Operation(decision.OperationId, new { code, decision.Version }, scope, clock), cancellationToken);
        return TypedResults.Ok(await FindAsync(code, store, cancellationToken));
    }

    private static async Task<Ok<TemplateView>> RetireAsync(
        string code, TemplateDecision decision, ITemplateStore store, DataScope scope, TimeProvider clock, CancellationToken cancellationToken)
    {
        await store.RetireAsync(code, Operation(decision.OperationId, new { code, decision.Version }, scope, clock), cancellationToken);
        return TypedResults.Ok(await FindAsync(code, store, cancellationToken));
    }

    private static Ok<TemplatePreview> Preview(TemplateContent content, BankDirectory bank)
    {
        var error = ErrorOf(content);
        return TypedResults.Ok(new TemplatePreview(
            In(content, MessageLanguage.Zh, new TemplateValues("李娜", "李女士", "张伟", bank.Day.BankName, Occasions.NameOf(content.Holiday, MessageLanguage.Zh))),
            In(content, MessageLanguage.En, new TemplateValues("Li Na", "Ms. Li", "Zhang Wei", bank.Day.BankName, Occasions.NameOf(content.Holiday, MessageLanguage.En))),
            TemplateText.VariablesOf(content.Kind),
            error?.Code,
            error?.Message,
            error?.Field));
    }

    private static PodiumError? ErrorOf(TemplateContent content)
    {
        try
        {
            TemplateRules.Check("sample", content);
            return null;
        }
        catch (PodiumException refused)
        {
            return refused.Error;
        }
    }

    private static RenderedText In(TemplateContent content, MessageLanguage language, TemplateValues values)
    {
        var (subject, text) = content.In(language);
        return new RenderedText(TemplateText.Render(subject, values), TemplateText.Render(text, values));
    }

    private static async Task<TemplateView> FindAsync(string code, ITemplateStore store, CancellationToken cancellationToken) =>
        (await store.ReadAsync(cancellationToken)).Where(version => string.Equals(version.Code, code, StringComparison.Ordinal))
            .GroupBy(version => version.Code, StringComparer.Ordinal)
            .Select(View)
            .First();

    private static TemplateView View(IGrouping<string, MessageTemplate> versions) => new(
        versions.Key, versions.FirstOrDefault(version => version.State == TemplateState.Approved), [.. versions.OrderByDescending(version => version.Version)]);

    private static MessageOperation Operation(string id, object content, DataScope scope, TimeProvider clock) =>
        new(id, scope.Caller.UserName, clock.GetUtcNow(), content, scope.OwnUnitId);
}
