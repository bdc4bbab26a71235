using Microsoft.Extensions.Options;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;

namespace Podium.WebHost.Reconciliation;

/// <summary>Runs reconciliations, one at a time, and keeps their results.</summary>
internal sealed partial class ReconcileService(
    IReconcileReader reader,
    IExplainReader entries,
    ILiveTotals live,
    BankDirectory bank,
    ReconcileStatus status,
    IOptions<ReconcileOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<ReconcileService> logger) : IReconcileService
{
    private const int Beginnings = 5;

    private readonly Lock _sync = new();
    private Task<ReconcileRun>? _running;
    private bool _runningAsksAll;
    private int _turn;

    /// <inheritdoc/>
    public Task<ReconcileRun> RunAsync(CancellationToken cancellationToken) => JoinAsync(all: true, cancellationToken);

    /// <summary>A run by itself: asks only so many managers, the next ones each time.</summary>
    public Task<ReconcileRun> RunTurnAsync(CancellationToken cancellationToken) => JoinAsync(all: false, cancellationToken);

    /// <summary>Waits until no run is under way; a run ends by itself as soon as the host stops.</summary>
    public async Task EndAsync()
    {
        Task<ReconcileRun>? running;
        lock (_sync)
        {
            running = _running;
        }

        await (running ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<ReconcileRun> JoinAsync(bool all, CancellationToken cancellationToken)
    {
        Task<ReconcileRun> running;
        lock (_sync)
        {
            // Shared by all who ask meanwhile: none of them may end it for the others. It ends with the host, before there are no grains to ask.
            var present = _running is { IsCompleted: false } ? _running : null;
            if (present is null || (all && !_runningAsksAll))
            {
                (_running, _runningAsksAll) = (Task.Run(() => RunAfterAsync(present, all), CancellationToken.None), all);
            }

            running = _running!;
        }

        return await running.WaitAsync(cancellationToken);
    }

    // Who wants everybody asked is not content with a run that asks some.
    private async Task<ReconcileRun> RunAfterAsync(Task? present, bool all)
    {
        await (present ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await RunAsync(all, lifetime.ApplicationStopping);
    }

    private async Task<ReconcileRun> RunAsync(bool all, CancellationToken stopping)
    {
        var startedAt = clock.GetUtcNow();
        var (ledgerDifferences, count) = await CompareLedgerAsync(stopping);
        var findings = await CompareLiveAsync(all, stopping);
        findings = findings with { Differences = [.. ledgerDifferences, .. findings.Differences] };
        var run = new ReconcileRun(0, startedAt, clock.GetUtcNow(), findings.Differences.IsEmpty, count, findings.Write());
        await reader.SaveRunAsync(run, CancellationToken.None);
        var saved = (await reader.ReadRunsAsync(1, CancellationToken.None))[0];
        status.Take(saved);
        LogRun(saved.Green, findings.Differences.Length, findings.Undecided, count, saved.FinishedAt - startedAt);
        return saved;
    }

    /// <summary>Postings against their legs: the customers' side against the managers' side.</summary>
    private async Task<(List<Difference> Differences, long Entries)> CompareLedgerAsync(CancellationToken stopping)
    {
        var differences = new List<Difference>();
        differences.AddRange((await reader.FindUnbalancedPostingsAsync(stopping))
            .Select(posting => new Difference("posting", null, null, null, $"{posting.Source}/{posting.Id}", null, null)));
        differences.AddRange((await reader.FindUnbalancedTransfersAsync(stopping))
            .Select(posting => new Difference("transfer", null, null, null, $"{posting.Source}/{posting.Id}", null, null)));
        var sums = await reader.ReadSumsAsync(stopping);
        differences.AddRange(CompareSums(sums));
        return (differences, sums.Entries);
    }

    internal static IEnumerable<Difference> CompareSums(LedgerSums sums)
    {
        var byPosting = sums.ByPosting.ToDictionary(sum => (sum.Kind, sum.Product, sum.CustomerKind));
        var byLeg = sums.ByLeg.ToDictionary(sum => (sum.Kind, sum.Product, sum.CustomerKind));
        foreach (var key in byPosting.Keys.Union(byLeg.Keys))
        {
            var (posting, leg) = (byPosting.GetValueOrDefault(key), byLeg.GetValueOrDefault(key));
            var name = $"{key.Kind}/{key.Product}/{key.CustomerKind}";
            if ((posting?.Amount ?? 0) != (leg?.Amount ?? 0))
            {
                yield return new Difference("customers", null, null, null, name, posting?.Amount, leg?.Amount);
            }

            if ((posting?.Quantity ?? 0) != (leg?.Quantity ?? 0))
            {
                yield return new Difference("customers", null, null, null, name + "/quantity", posting?.Quantity, leg?.Quantity);
            }
        }
    }

    private async Task<Findings> CompareLiveAsync(bool all, CancellationToken stopping)
    {
        for (var i = 0; i < Beginnings; i++)
        {
            var comparison = new LiveComparison(reader, entries, live, bank, options.Value, clock);
            if (await comparison.RunAsync(ChooseManagers(all), stopping) is { } findings)
            {
                return findings;
            }
        }

        // The bank changed each time, as in a fast replay: nothing was found to differ, and nothing was proven either.
        return new Findings([], 1);
    }

    private string[] ChooseManagers(bool all)
    {
        var managers = bank.Organization.Snapshot.Managers;
        var most = options.Value.ManagersPerRun;
        if (all || managers.Length <= most)
        {
            return [.. managers.Select(manager => manager.Id)];
        }

        var first = (int)((long)_turn++ * most % managers.Length);
        return [.. Enumerable.Range(first, most).Select(i => managers[i % managers.Length].Id)];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconciled: green {Green}, {Differences} differences, {Undecided} undecided, {Entries} entries in {Elapsed}.")]
    private partial void LogRun(bool green, int differences, int undecided, long entries, TimeSpan elapsed);
}
