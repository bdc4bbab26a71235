using Microsoft.Extensions.Options;
using Podium.Grains.Audit;
using Podium.Grains.Calendar;
using Podium.Grains.Hosting;
using Podium.Grains.Messages;
using Podium.Grains.Organization;
using Podium.Silo.Hosting;

namespace Podium.Silo.Messages;

/// <summary>
/// Queues the birthday and holiday messages of the day, each once whichever silo does it how often. It looks every hour, so that a birthday noted in the
/// morning is greeted the same day; of days on which no silo ran nobody is greeted late.
/// </summary>
internal sealed partial class GreetingSweep(
    IRecipientReader recipients,
    ITemplateStore templates,
    IMessageStore messages,
    BankDirectory bank,
    BankClock bankClock,
    IOptions<BankOptions> bankOptions,
    IOptions<MessageOptions> options,
    TimeProvider clock,
    ILogger<GreetingSweep> logger) : BackgroundService
{
    private const int Chunk = 200;

    /// <summary>Queues what is to be said today; answers how many messages were new.</summary>
    public async Task<int> PlanAsync(CancellationToken cancellationToken)
    {
        var today = bankClock.Today;
        var approved = await templates.ReadApprovedAsync(cancellationToken);
        var planned = 0;
        if (Of(approved, MessageKind.Birthday, null) is { Count: > 0 } birthday)
        {
            planned += await PlanAsync(
                birthday,
                new RecipientQuery(today, "", Chunk, today.Month, Occasions.LunarMonthOf(today)),
                recipient => recipient.Birthday is { } born && Occasions.BirthdayOn(born, today) is { } year ? Occasions.Birthday(year) : null,
                cancellationToken);
        }

        foreach (var holiday in Enum.GetValues<GreetedHoliday>().Where(one => Occasions.HolidayIn(one, today.Year) == today))
        {
            if (Of(approved, MessageKind.Holiday, holiday) is { Count: > 0 } greetings)
            {
                planned += await PlanAsync(greetings, new RecipientQuery(today, "", Chunk), _ => Occasions.Holiday(holiday, today.Year), cancellationToken);
            }
        }

        return planned;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(bankOptions.Value.RefreshInterval, clock);
        (DateOnly Day, int Hour)? done = null;
        while (options.Value.Greetings && await timer.WaitForNextTickAsync(stoppingToken))
        {
            var hour = (bankClock.Today, bankClock.Times.ClockAt(bankClock.Now).Hour);
            if (done == hour)
            {
                continue;
            }

            try
            {
                if (await PlanAsync(stoppingToken) is > 0 and var planned)
                {
                    LogPlanned(hour.Today, planned);
                }

                done = hour;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    private static List<MessageTemplate> Of(IReadOnlyList<MessageTemplate> approved, MessageKind kind, GreetedHoliday? holiday) =>
        [.. approved.Where(template => template.Content.Kind == kind && template.Content.Holiday == holiday)];

    private async Task<int> PlanAsync(List<MessageTemplate> greetings, RecipientQuery query, Func<MessageRecipient, string?> occasionOf, CancellationToken cancellationToken)
    {
        var planned = 0;
        while (true)
        {
            var page = await recipients.ReadAsync(query, cancellationToken);
            var written = page
                .Where(recipient => recipient.ManagerId is { } manager && !OrganizationTree.IsPool(manager))
                .Select(recipient => (Recipient: recipient, Occasion: occasionOf(recipient)))
                .Where(greeted => greeted.Occasion is not null)
                .Select(greeted => Write(greetings, greeted.Recipient, greeted.Occasion!))
                .ToArray();
            if (written.Length > 0)
            {
                var record = new AuditRecord(bankClock.Now, Acting.System, AuditActions.MessagesPlanned, "message/" + written[0].Kind.ToString().ToLowerInvariant());
                planned += (await messages.AddManyAsync(written, record, cancellationToken)).Count;
            }

            if (page.Count < query.Count)
            {
                return planned;
            }

            query = query with { AfterId = page[^1].Id };
        }
    }

    private Message Write(List<MessageTemplate> greetings, MessageRecipient recipient, string occasion)
    {
        var manager = bank.Organization.FindManager(recipient.ManagerId!)?.Name ?? recipient.ManagerId!;
        var desk = new WritingDesk(bank.Day.BankName, manager, bankClock.Today, bankClock.Now, bankClock.Times, options.Value.Quiet);
        var template = TemplateChoice.For(greetings, recipient, options.Value.Carried);
        return MessageWriter.Write(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), template, occasion, recipient, options.Value.Language, desk, Message.BySweep);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Planned} greetings were planned for {Today:yyyy-MM-dd}")]
    private partial void LogPlanned(DateOnly today, int planned);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The greetings of the day could not be planned; it will be tried again")]
    private partial void LogFailed(Exception exception);
}
