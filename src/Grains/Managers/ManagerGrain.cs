using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Serialization;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Contracts.Managers;
using Podium.Contracts.Organization;
using Podium.Grains.Hosting;
using Podium.Grains.Indicators;
using Podium.Grains.Leagues;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;

namespace Podium.Grains.Managers;

/// <summary>The shell around <see cref="PortfolioBook"/>: counts what is pushed, pulls what was missed, saves, reports upward.</summary>
/// <remarks>Calls interleave: whatever reads the book and writes it does so without an await in between.</remarks>
[Reentrant]
internal sealed partial class ManagerGrain(
    ILedgerReader reader,
    IManagerCheckpointStore checkpoints,
    BankDirectory directory,
    GrainDoor<ILeagueIntake> leagues,
    Serializer<PortfolioPayload> serializer,
    [PersistentState("milestones")] IPersistentState<MilestoneState> milestones,
    IOptions<LiveOptions> options,
    TimeProvider clock,
    ILogger<ManagerGrain> logger) : Grain, IManagerGrain, IManagerSink
{
    private readonly SemaphoreSlim _saving = new(1);
    private readonly LeagueReporter _leagues = new(leagues);
    private PortfolioBook? _book;
    private OneShot? _report;
    private OneShot? _checkpoint;
    private bool _isAbandoned;

    private string Id => this.GetPrimaryKeyString();

    private PortfolioBook Book => _book ?? throw new PodiumException(ErrorCodes.ManagerUnknown, $"There is no manager '{Id}'.", "managerId");

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var manager = directory.Organization.FindManager(Id);
        if (manager is null)
        {
            await directory.RefreshAsync(cancellationToken);
            manager = directory.Organization.FindManager(Id);
        }

        if (manager is null)
        {
            DeactivateOnIdle();
            return;
        }

        _report = new OneShot(this, options.Value.ReportInterval, clock, ReportAsync);
        _checkpoint = new OneShot(this, options.Value.CheckpointInterval, clock, CheckpointAsync);
        _book = await OpenAsync(manager, cancellationToken);
        _book.Take(await reader.ReadManagerTailAsync(Id, _book.Position, cancellationToken));
        await MoveOnAsync();
        _report.Request();

        // The first tail stops where a running commit might still come in below; look once more when it is over.
        _checkpoint.Request();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_book is { IsDirty: true })
        {
            await SaveAsync();
        }

        if (_report is { IsPending: true })
        {
            await ReportLastAsync();
        }
    }

    public async Task CountAsync(ImmutableArray<LedgerEntry> entries)
    {
        if (Book.Frame.Date != directory.Today)
        {
            await MoveOnAsync();
        }

        var counted = false;
        foreach (var entry in entries)
        {
            counted |= Book.Count(entry);
        }

        if (counted)
        {
            _report!.Request();
            _checkpoint!.Request();
        }
    }

    public async Task CatchUpAsync()
    {
        await PullAsync();
        await MoveOnAsync();
        await ReportAsync();
    }

    public async Task ReorganizeAsync()
    {
        await directory.RefreshAsync();
        await MoveOnAsync();
        await ReportAsync();
    }

    public async Task<ManagerView> GetTotalsAsync()
    {
        _ = Book;
        await MoveOnAsync();
        return new ManagerView(Id, Book.Frame.Date, Book.Entries, IndicatorReader.For(directory.Indicators).Read(Book.Sum(), Book.Frame));
    }

    public async Task<ImmutableArray<LedgerEntry>> GetLatestAsync(int count) =>
        [.. await reader.ReadLatestOfManagerAsync(Id, Math.Clamp(count, 1, 100), CancellationToken.None)];

    public Task<ImmutableArray<Milestone>> GetMilestonesAsync() => Task.FromResult(milestones.State.Milestones);

    public async Task SetMilestonesAsync(ImmutableArray<Milestone> wanted)
    {
        _ = Book;
        milestones.State = MilestoneState.Of(wanted, directory.Indicators);
        await milestones.WriteStateAsync();
    }

    private async Task<PortfolioBook> OpenAsync(ManagerRecord manager, CancellationToken cancellationToken)
    {
        var checkpoint = await checkpoints.LoadAsync(Id, cancellationToken);
        return checkpoint is null
            ? new PortfolioBook(Id, manager, directory.Organization.Version, directory.Frame)
            : new PortfolioBook(checkpoint, serializer.Deserialize(checkpoint.Payload)!);
    }

    /// <summary>Brings the totals to today's date and to today's placements.</summary>
    private async Task MoveOnAsync()
    {
        var frame = directory.Frame;
        var placements = directory.Organization.FindManager(Id)?.Placements ?? Book.Placements;
        var moved = !placements.SequenceEqual(Book.Placements);
        if (!moved && !(Book.NextMove <= frame.Date))
        {
            Book.RollTo(frame);
            return;
        }

        await _saving.WaitAsync();
        try
        {
            // Nothing is saved meanwhile, so what is saved and what is unsaved add up to what is in.
            var days = await checkpoints.ReadDaysAsync(Id, CancellationToken.None);
            Book.Rebuild(placements, moved ? directory.Organization.Version : Book.Placement, directory.Frame, days);
        }
        finally
        {
            _saving.Release();
        }

        _report!.Request();
    }

    private async Task PullAsync()
    {
        if (Book.TryPass(await reader.CountManagerTailAsync(Id, Book.Position, CancellationToken.None)))
        {
            return;
        }

        if (Book.Take(await reader.ReadManagerTailAsync(Id, Book.Position, CancellationToken.None)))
        {
            LogCaughtUp(logger, Id);
            _report!.Request();
            _checkpoint!.Request();
        }
    }

    private async Task CheckpointAsync()
    {
        await PullAsync();
        if (Book.IsDirty)
        {
            await SaveAsync();
        }
    }

    private async Task SaveAsync()
    {
        await _saving.WaitAsync();
        try
        {
            if (_isAbandoned)
            {
                return;
            }

            var (revision, applied, payload, days) = Book.BeginSave();
            var checkpoint = new ManagerCheckpoint(Id, revision, Book.Position, applied, Book.Entries, serializer.SerializeToArray(payload));
            if (await checkpoints.SaveAsync(checkpoint, days, CancellationToken.None))
            {
                Book.EndSave();
                return;
            }

            LogSuperseded(logger, Id, revision);
            Abandon();
        }
        catch (Exception exception)
        {
            // Whether it was saved is unknown: start again from what is stored. The ledger has everything.
            LogSaveFailed(logger, exception, Id);
            Abandon();
        }
        finally
        {
            _saving.Release();
        }
    }

    /// <summary>What was to be reported in a moment goes now: the league that stays would not hear of it before its next look.</summary>
    private async Task ReportLastAsync()
    {
        try
        {
            await ReportAsync();
        }
        catch (Exception exception)
        {
            LogNotReported(logger, exception, Id);
        }
    }

    private void Abandon()
    {
        _isAbandoned = true;
        DeactivateOnIdle();
    }

    private Task ReportAsync() => _leagues.ReportAsync(Book);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Manager {ManagerId} took entries from the ledger that no call had brought")]
    private static partial void LogCaughtUp(ILogger logger, string managerId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Manager {ManagerId} left without a last report; its leagues read it when they look for what they missed")]
    private static partial void LogNotReported(ILogger logger, Exception exception, string managerId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Checkpoint {Revision} of manager {ManagerId} was written by another activation; starting again from it")]
    private static partial void LogSuperseded(ILogger logger, string managerId, long revision);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Checkpoint of manager {ManagerId} failed; starting again from the stored one")]
    private static partial void LogSaveFailed(ILogger logger, Exception exception, string managerId);
}
