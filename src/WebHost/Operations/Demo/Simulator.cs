using System.Globalization;
using Microsoft.Extensions.Options;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.Grains.Customers;

namespace Podium.WebHost.Operations.Demo;

/// <summary>
/// Books made-up business on a demo bank, at random moments, so that its tables move. Knows nothing but what the customers say, so it
/// goes on after a restart.
/// </summary>
internal sealed partial class Simulator(
    IGrainFactory grains,
    ICustomerStore customers,
    DemoFilled filled,
    IOptions<SimulatorOptions> options,
    TimeProvider time,
    ILogger<Simulator> logger) : BackgroundService
{
    /// <summary>Source of every posting.</summary>
    public const string Source = "simulator";

    private const double Reversed = 0.01;
    private const int RememberedPostings = 64;
    private const int KnownCustomers = 10_000;
    private const double MostPerSecond = 2_000;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly Random _random = new();
    private readonly Queue<Posting> _accepted = new();
    private readonly string _run = Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);
    private long _lastId;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await filled.WaitAsync(stoppingToken);
        var bank = grains.GetGrain<IBankGrain>(0);
        if (!(options.Value.Enabled ?? (await bank.GetDayAsync()).BankName == DemoPlan.BankName))
        {
            return;
        }

        var known = await KnownAsync(stoppingToken);
        if (known.Count == 0)
        {
            LogNobody();
            return;
        }

        var rate = Math.Clamp(options.Value.PostingsPerSecond, 0, MostPerSecond);
        LogRunning(rate, known.Count);
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await BookAsync(known, Dice.Poisson(_random, rate * Tick.TotalSeconds), await bank.GetDayAsync());
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
                await Task.Delay(PauseAfterFailure, time, stoppingToken);
            }
        }
    }

    private async Task<List<string>> KnownAsync(CancellationToken cancellationToken)
    {
        var known = new List<string>();
        while (known.Count < KnownCustomers)
        {
            var page = await customers.SearchAsync(new CustomerQuery(null, null, [], DateOnly.MaxValue, known.Count, 200), cancellationToken);
            if (page.Rows.Count == 0)
            {
                break;
            }

            known.AddRange(page.Rows.Select(r => r.Id));
        }

        return known;
    }

    private async Task BookAsync(List<string> known, int count, BankDay day)
    {
        var postings = new List<Posting>(count);
        for (var i = 0; i < count; i++)
        {
            if (await NextAsync(known[_random.Next(known.Count)], day) is { } posting)
            {
                postings.Add(posting);
            }
        }

        if (postings.Count == 0)
        {
            return;
        }

        var answers = await grains.GetGrain<IPostingIntakeGrain>(0).PostBatchAsync([.. postings]);
        for (var i = 0; i < answers.Length; i++)
        {
            Remember(postings[i], answers[i]);
        }
    }

    private async Task<Posting?> NextAsync(string customerId, BankDay day)
    {
        if (_accepted.Count > 0 && _random.NextDouble() < Reversed)
        {
            return Reversal(_accepted.Dequeue());
        }

        if (await grains.GetGrain<ICustomerGrain>(customerId).GetAsync() is not { } customer)
        {
            return null;
        }

        var kind = customer.Profile.Kind;
        var business = BusinessHabits.Next(_random, new BusinessPosition(kind, BusinessHabits.ScaleOf(kind, customer.Deposits), customer.Deposits / 4, customer.Loans));
        var account = customer.Accounts.IsEmpty ? null : customer.Accounts[_random.Next(customer.Accounts.Length)];
        return new Posting(Source, NextId(), customerId, account, business.Kind, business.Product, business.Amount, day.Currency, day.BusinessDate, time.GetUtcNow());
    }

    private Posting Reversal(Posting posting) => posting with
    {
        Id = NextId(),
        Kind = PostingKind.Reversal,
        BookedAt = time.GetUtcNow(),
        Reverses = new PostingReference(posting.Source, posting.Id),
    };

    private void Remember(Posting posting, PostingAnswer answer)
    {
        if (answer.Outcome == PostingOutcome.Rejected)
        {
            LogRejected(posting.Id, answer.Error?.Code, answer.Error?.Message);
        }
        else if (posting.Kind != PostingKind.Reversal)
        {
            _accepted.Enqueue(posting);
            if (_accepted.Count > RememberedPostings)
            {
                _accepted.Dequeue();
            }
        }
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"{_run}-{++_lastId}");

    [LoggerMessage(Level = LogLevel.Information, Message = "The simulator books about {Rate} made-up postings a second on {Customers} customers; Podium:Simulator:Enabled=false switches it off")]
    private partial void LogRunning(double rate, int customers);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The simulator has no customers to book on")]
    private partial void LogNobody();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The simulator could not book; it tries again")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A simulated posting was refused: {Id} {Code} {Reason}")]
    private partial void LogRejected(string id, string? code, string? reason);
}
