namespace Podium.WebHost.Security;

/// <summary>Section <c>Podium:Security</c>.</summary>
internal sealed class SecurityOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Podium:Security";

    /// <summary>Wrong passwords in a row that lock an account. Fewer stop guessing sooner, and lock out more clumsy typists. Default: 5.</summary>
    public int LockAfter { get; set; } = 5;

    /// <summary>How long a lock lasts. Default: 15 minutes.</summary>
    public TimeSpan LockFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Sign-ins tried from one address in a minute; further ones answer 429. Default: 20.</summary>
    public int SignInsPerMinute { get; set; } = 20;

    /// <summary>How long a browser stays signed in without a call. Default: 8 hours.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromHours(8);

    /// <summary>
    /// Folder of the keys that protect cookies. Web hosts that stand beside each other must share it, or each knows only its own
    /// sign-ins. Default: <c>keys</c> beside the database.
    /// </summary>
    public string? KeyFolder { get; set; }
}
