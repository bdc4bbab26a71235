using Microsoft.Extensions.Options;
using Podium.Contracts.Errors;
using Podium.Contracts.Visits;
using Podium.Grains.Assignments;
using Podium.Grains.Audit;
using Podium.Grains.Hosting;
using Podium.Grains.Organization;
using Podium.Grains.Visits;

namespace Podium.Silo.Assignments;

/// <summary>
/// Judges once a day which customers return to the public pool, warns their managers before, and takes up claims that were cut off. A day is judged
/// again after a crash: what was done stays done once.
/// </summary>
internal sealed partial class PoolSweep(
    IPoolStore store,
    PoolDesk desk,
    BankDirectory bank,
    AgendaNews news,
    IOptions<BankOptions> options,
    TimeProvider clock,
    ILogger<PoolSweep> logger) : BackgroundService
{
    /// <summary>Who the audit names.</summary>
    public const string Actor = "rule";

    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    /// <summary>Judges today, once; answers how many customers return.</summary>
    public async Task<int> JudgeAsync(CancellationToken cancellationToken)
    {
        var today = bank.Today;
        var (first, judged) = await store.BeginAsync(today, cancellationToken);
        if (judged >= today)
        {
            return 0;
        }

        Acting.As(Actor);
        var (_, rules) = await desk.RulesAsync(cancellationToken);
        var facts = PoolJudge.LatestBaseDay(rules, today) is { } latest && first <= latest ? await store.ReadQuietAsync(latest, today, cancellationToken) : [];
        var before = await store.ReadWarningsAsync(cancellationToken);
        var verdicts = facts.Select(f => (Facts: f, Verdict: PoolJudge.Judge(f, before.GetValueOrDefault(f.CustomerId), rules, first, today)))
            .Where(f => f.Verdict.Warning is not null)
            .ToArray();
        var returned = await ReturnAsync([.. verdicts.Where(v => v.Verdict.Returns).Select(v => v.Facts)], rules, cancellationToken);
        var added = verdicts.Where(v => v.Verdict.IsNew).Select(v => v.Verdict.Warning!).ToArray();
        await store.SaveJudgedAsync([.. verdicts.Select(v => v.Verdict.Warning!)], added, today, cancellationToken);
        foreach (var warning in added)
        {
            await news.PushAsync(new AgendaChange(warning.ManagerId, bank.Organization.FindManager(warning.ManagerId)?.UnitOn(today), "pool", warning.CustomerId));
        }

        LogJudged(today, added.Length, returned);
        return returned;
    }

    /// <summary>Takes up claims whose process died between counting and asking the customer.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        foreach (var claim in await store.ReadUnsettledAsync(clock.GetUtcNow() - Abandoned, cancellationToken))
        {
            try
            {
                Acting.As(claim.Actor);
                await desk.SettleAsync(claim, cancellationToken);
            }
            catch (PodiumException refusal)
            {
                LogRefused(claim.CustomerId, claim.ManagerId, refusal.Message);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.JudgeByRule)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.RefreshInterval, clock);
        DateOnly? done = null;
        var resumed = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (clock.GetElapsedTime(resumed) > Abandoned)
                {
                    resumed = clock.GetTimestamp();
                    await ResumeAsync(stoppingToken);
                }

                if (bank.Today is var today && done != today)
                {
                    await JudgeAsync(stoppingToken);
                    done = today;
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    private async Task<int> ReturnAsync(IReadOnlyList<PoolFacts> facts, PoolRules rules, CancellationToken cancellationToken)
    {
        var from = await desk.NextWorkingDayAsync(cancellationToken);
        var returned = 0;
        foreach (var customer in facts)
        {
            try
            {
                var note = FormattableString.Invariant($"{customer.Tier.ToString().ToLowerInvariant()}/{rules.DaysOf(customer.Tier)}");
                await desk.PutAsync(FormattableString.Invariant($"pool.{from:yyyyMMdd}"), customer.CustomerId, from, PoolReason.NoContact, note, Actor, cancellationToken);
                returned++;
            }
            catch (PodiumException refusal) when (refusal.Error.Code is ErrorCodes.VersionChanged or ErrorCodes.WrongState)
            {
                // Its owners changed since it was judged: it is not the case that was judged any more.
                LogRefused(customer.CustomerId, customer.ManagerId, refusal.Message);
            }
        }

        return returned;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Public pool of {Today:yyyy-MM-dd}: {Warned} warned, {Returned} return")]
    private partial void LogJudged(DateOnly today, int warned, int returned);

    [LoggerMessage(Level = LogLevel.Information, Message = "Public pool: customer {CustomerId} stays as it is ({ManagerId}): {Reason}")]
    private partial void LogRefused(string customerId, string managerId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The public pool could not be judged; it is tried again")]
    private partial void LogFailed(Exception exception);
}
