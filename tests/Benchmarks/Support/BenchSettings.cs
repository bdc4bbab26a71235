namespace Podium.Benchmarks.Support;

/// <summary>How a run was asked for.</summary>
/// <param name="Quick">Short runs, to see that everything works; the numbers mean little.</param>
/// <param name="SqliteOnly">Leave PostgreSQL out.</param>
/// <param name="PostgresOnly">Leave SQLite out.</param>
internal sealed record BenchSettings(bool Quick, bool SqliteOnly, bool PostgresOnly)
{
    /// <summary>Length of one measurement.</summary>
    public TimeSpan Duration => Quick ? TimeSpan.FromSeconds(3) : TimeSpan.FromSeconds(10);

    /// <summary>How often a measurement is repeated; the median counts.</summary>
    public int Repeats => Quick ? 1 : 3;
}
