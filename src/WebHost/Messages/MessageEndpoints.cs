using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Podium.Contracts.Errors;
using Podium.Grains.Messages;
using Podium.WebHost.Customers;
using Podium.WebHost.Errors;
using Podium.WebHost.Security;

namespace Podium.WebHost.Messages;

/// <summary>Messages to customers: thanks, greetings, notices.</summary>
internal static class MessageEndpoints
{
    private const int MaxPage = 200;

    /// <summary>Maps <c>/api/messages</c> and what lies below <c>/api/customers/{id}/messages</c>.</summary>
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        api.MapTemplates();
        var messages = api.MapGroup("/messages").WithTags("Messages").RequireAuthorization(Policies.Bankers);
        messages.MapGet("", ListAsync).WithName("listMessages").WithSummary("Messages to customers in scope, newest first, with how many there are in each state.");
        messages.MapGet("/{id}", GetAsync).WithName("getMessage").WithSummary("A message to a customer in scope.");
        messages.MapPost("/{id}/cancel", CancelAsync).RequireAuthorization(Policies.Owners).WithName("cancelMessage")
            .WithSummary("Takes back a message that waits.").ProducesProblem(StatusCodes.Status409Conflict);
        messages.MapPost("/{id}/retry", RetryAsync).RequireAuthorization(Policies.Owners).WithName("retryMessage")
            .WithSummary("Queues again what failed, was taken back or skipped: by the template in use and the address of today.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        messages.MapNotices();
        messages.MapReceipts();
        var customer = api.MapGroup("/customers/{id}/messages").WithTags("Messages").RequireAuthorization(Policies.Owners);
        customer.MapGet("/draft", DraftAsync).WithName("draftMessage").WithSummary("A message to a customer in scope as it would be written now. Nothing is kept.");
        customer.MapPost("", SendAsync).WithName("sendMessage")
            .WithSummary("Queues a message. A customer gets one for an occasion: another is already_exists. Repeating an operation id is harmless.")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<MessageList>> ListAsync(
        IMessageStore store,
        MessageDesk desk,
        CustomerAccess customers,
        DataScope scope,
        CancellationToken cancellationToken,
        string? state = null,
        string? kind = null,
        string? managerId = null,
        string? customerId = null,
        int offset = 0,
        int count = 50)
    {
        if (offset < 0 || count is < 1 or > MaxPage)
        {
            throw new PodiumException(ErrorCodes.Malformed, $"Offset is 0 or more, count is 1 to {MaxPage}.", "count");
        }

        if (customerId is not null)
        {
            await customers.ReadAsync(scope, customerId, "messages", cancellationToken);
        }

        var (managers, units) = CustomerReach.Of(scope, managerId);
        var query = new MessageQuery(
            managers,
            units,
            scope.Today,
            customerId,
            string.IsNullOrEmpty(state) ? null : Choice.Read<MessageState>(state, "state"),
            string.IsNullOrEmpty(kind) ? null : Choice.Read<MessageKind>(kind, "kind"),
            offset,
            count);
        var page = await store.ListAsync(query, cancellationToken);
        return TypedResults.Ok(new MessageList(
            page.Count,
            [.. page.Rows.Select(MessageView.Of)],
            [.. page.States.OrderBy(pair => pair.Key).Select(pair => new MessageCount(pair.Key, pair.Value))],
            [.. desk.Options.Carried],
            desk.Options.QuietFrom,
            desk.Options.QuietUntil));
    }

    private static async Task<Ok<MessageView>> GetAsync(string id, MessageDesk desk, CustomerAccess customers, DataScope scope, CancellationToken cancellationToken)
    {
        var message = await desk.FindAsync(scope, id, cancellationToken);
        await customers.ReadAsync(scope, message.CustomerId, "messages", cancellationToken);
        return TypedResults.Ok(MessageView.Of(message));
    }

    private static async Task<Ok<MessageDraft>> DraftAsync(
        string id,
        MessageDesk desk,
        ITemplateStore templates,
        IMessageStore store,
        CustomerAccess customers,
        DataScope scope,
        CancellationToken cancellationToken,
        string? kind = null,
        string? template = null,
        string? language = null,
        string? visitId = null)
    {
        var recipient = await desk.RecipientAsync(scope, id, cancellationToken);
        await customers.ReadAsync(scope, recipient.Id, "contact data", cancellationToken);
        var wanted = string.IsNullOrEmpty(kind) ? MessageKind.Thanks : Choice.Read<MessageKind>(kind, "kind");
        var tongue = string.IsNullOrEmpty(language) ? desk.Options.Language : Choice.Read<MessageLanguage>(language, "language");
        var approved = await templates.ReadApprovedAsync(cancellationToken);
        var choice = approved.Where(one => string.IsNullOrEmpty(template) ? one.Content.Kind == wanted : string.Equals(one.Code, template, StringComparison.Ordinal)).ToArray();
        ImmutableArray<DraftTemplate> offered = [.. approved.Select(DraftTemplate.Of)];
        if (choice.Length == 0)
        {
            return TypedResults.Ok(new MessageDraft(offered, null, 0, tongue, "", "", "", default, false, false, ErrorCodes.TemplateUnknown, null));
        }

        var chosen = TemplateChoice.For(choice, recipient, desk.Options.Carried);
        var occasion = await desk.OccasionAsync(chosen, recipient, visitId, cancellationToken);
        var message = desk.Write(chosen, occasion, recipient, tongue, scope.Caller.UserName);
        return TypedResults.Ok(new MessageDraft(
            offered,
            chosen.Code,
            chosen.Version,
            tongue,
            message.Address,
            message.Subject,
            message.Text,
            message.DueAt,
            message.DueAt > message.CreatedAt,
            desk.Options.Carried.Contains(message.Channel),
            message.ErrorCode,
            await store.FindAsync(recipient.Id, occasion, cancellationToken) is { } existing ? MessageView.Of(existing) : null));
    }

    private static async Task<Ok<MessageView>> SendAsync(
        string id, NewMessage entry, MessageDesk desk, IMessageStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var recipient = await desk.RecipientAsync(scope, id, cancellationToken);
        var template = await desk.TemplateAsync(entry.Template, entry.TemplateVersion, cancellationToken);
        var occasion = await desk.OccasionAsync(template, recipient, entry.VisitId, cancellationToken);
        var message = desk.Write(template, occasion, recipient, entry.Language, scope.Caller.UserName);
        MessageDesk.RequireReachable(message);
        var (stored, taken) = await store.AddAsync(message, desk.Operation(scope, entry.OperationId, new { recipient.Id, entry }), cancellationToken);
        return taken
            ? throw new PodiumException(ErrorCodes.AlreadyExists, $"The customer has a message for this, which is {Word(stored.State)}.")
            : TypedResults.Ok(await desk.ChangedAsync(stored));
    }

    private static async Task<Ok<MessageView>> CancelAsync(
        string id, MessageStep step, MessageDesk desk, IMessageStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var message = await desk.FindAsync(scope, id, cancellationToken);
        return TypedResults.Ok(await desk.ChangedAsync(await store.CancelAsync(message.Id, desk.Operation(scope, step.OperationId, new { id }), cancellationToken)));
    }

    private static async Task<Ok<MessageView>> RetryAsync(
        string id, MessageStep step, MessageDesk desk, ITemplateStore templates, IMessageStore store, DataScope scope, CancellationToken cancellationToken)
    {
        var before = await desk.FindAsync(scope, id, cancellationToken);
        var recipient = await desk.RecipientAsync(scope, before.CustomerId, cancellationToken);
        var fitting = (await templates.ReadApprovedAsync(cancellationToken))
            .Where(one => one.Content.Kind == before.Kind && (string.Equals(one.Code, before.Template, StringComparison.Ordinal) || before.State == MessageState.Skipped))
            .Where(one => before.Kind != MessageKind.Holiday || before.Occasion.EndsWith("/" + Word(one.Content.Holiday!.Value), StringComparison.Ordinal))
            .Where(one => before.Kind != MessageKind.Notice || string.Equals(one.Code, before.Template, StringComparison.Ordinal))
            .ToArray();
        if (fitting.Length == 0)
        {
            throw new PodiumException(ErrorCodes.TemplateUnknown, $"The template '{before.Template}' is no longer in use.", "template");
        }

        var anew = desk.Write(TemplateChoice.For(fitting, recipient, desk.Options.Carried), before.Occasion, recipient, before.Language, scope.Caller.UserName) with { Id = before.Id };
        MessageDesk.RequireReachable(anew);
        return TypedResults.Ok(await desk.ChangedAsync(await store.RetryAsync(anew, desk.Operation(scope, step.OperationId, new { id }), cancellationToken)));
    }

    private static string Word<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
