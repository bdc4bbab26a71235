using Microsoft.Extensions.Options;
using Podium.Contracts.Visits;
using Podium.Grains.Calendar;
using Podium.Grains.Messages;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Diagnostics;
using Podium.Silo.Hosting;

namespace Podium.Silo.Messages;

/// <summary>
/// Sends what is due: claims messages in the database, so that of several silos one has each; hands them to a gateway; keeps what became of them. A silo
/// that dies in between leaves a claim that ends, and the message goes to the gateway again under the same key.
/// </summary>
internal sealed partial class MessageSender(
    IMessageQueue queue,
    IEnumerable<IMessageGateway> gateways,
    BankDirectory bank,
    BankClock bankClock,
    AgendaNews news,
    PodiumMetrics metrics,
    IOptions<MessageOptions> options,
    TimeProvider clock,
    ILogger<MessageSender> logger) : BackgroundService
{
    private const int Batch = 32;

    private readonly string _name = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly IMessageGateway[] _gateways = [.. gateways];

    /// <summary>Sends what is due now; answers how many messages were tried.</summary>
    public async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        if (await queue.ExpireAsync(bankClock.Now, cancellationToken) is > 0 and var expired)
        {
            LogExpired(expired);
        }

        var tried = 0;
        while (!options.Value.Quiet.Contains(bankClock.Times.ClockAt(bankClock.Now)))
        {
            var claimed = await queue.ClaimAsync(
                new MessageClaim(_name, [.. Enum.GetValues<MessageChannel>().Where(Carries)], bankClock.Now, clock.GetUtcNow(), options.Value.Lease, Math.Min(Batch, options.Value.InFlight * 2)),
                cancellationToken);
            await Parallel.ForEachAsync(
                claimed,
                new ParallelOptions { MaxDegreeOfParallelism = options.Value.InFlight, CancellationToken = cancellationToken },
                async (message, token) => await SendAsync(message, token));
            tried += claimed.Count;
            if (claimed.Count == 0)
            {
                break;
            }
        }

        return tried;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    private bool Carries(MessageChannel channel) => _gateways.Any(gateway => gateway.Carries(channel));

    private async Task SendAsync(Message message, CancellationToken cancellationToken)
    {
        var gateway = _gateways.First(one => one.Carries(message.Channel));
        var answer = await AskAsync(gateway, message, cancellationToken);
        var (state, error, due) = SendRules.After(message, answer, bankClock.Now);

        // It was sent: that is kept also when Podium is told to stop meanwhile.
        var kept = await queue.SettleAsync(
            new MessageOutcome(message, _name, state, error, due, gateway.Name, answer.Reference, bankClock.Now), answer.Result == GatewayResult.Taken ? CancellationToken.None : cancellationToken);
        metrics.Tried(gateway.Name, state);
        if (kept && state != MessageState.Queued)
        {
            await news.PushAsync(new AgendaChange(message.ManagerId, bank.Organization.FindManager(message.ManagerId)?.UnitOn(bank.Today), "message", message.Id));
        }
    }

    // One message that a gateway chokes on must not hold up the others, nor be tried without end.
    private async Task<GatewayAnswer> AskAsync(IMessageGateway gateway, Message message, CancellationToken cancellationToken)
    {
        try
        {
            return await gateway.SendAsync(message, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogBroken(exception, gateway.Name, message.Id);
            return new GatewayAnswer(GatewayResult.NotNow, MessageFailures.Unreachable);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The gateway {Gateway} failed with message {MessageId}; it will be tried again")]
    private partial void LogBroken(Exception exception, string gateway, string messageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages were not sent before their time was over")]
    private partial void LogExpired(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages could not be sent; they will be tried again")]
    private partial void LogFailed(Exception exception);
}
