namespace Podium.WebHost.Operations.Commands;

/// <summary>What a command answers to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    public const int Done = 0;

    /// <summary>It could not be begun or finished: wrong options, unreadable files, another bank's database, a database in use.</summary>
    public const int Failed = 1;

    /// <summary>It was done, but something needs a look: refused postings, a red reconciliation.</summary>
    public const int NeedsAttention = 2;

    /// <summary>Stopped by Ctrl+C; run it again to finish it.</summary>
    public const int Cancelled = 130;
}
