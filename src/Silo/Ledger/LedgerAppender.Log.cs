namespace Podium.Silo.Ledger;

internal sealed partial class LedgerAppender
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A commit of {Batches} batches failed; their outcome is unknown until they are sent again")]
    private partial void LogCommitFailed(Exception exception, int batches);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Manager {ManagerId} was not told of {Entries} entries and will pull them from the ledger")]
    private partial void LogDispatchFailed(Exception exception, string managerId, int entries);
}
