namespace Podium.WebHost.Operations.Loading;

/// <summary>The steps of loading a bank, in order.</summary>
internal enum LoadStep
{
    /// <summary>Units and managers.</summary>
    Organization,
    /// <summary>Customers are registered.</summary>
    Customers,
    /// <summary>Business is booked.</summary>
    Postings,
}

/// <summary>Is told how far a load is. Calls come from many threads.</summary>
internal interface ILoadProgress
{
    /// <summary>A step begins.</summary>
    /// <param name="step">The step.</param>
    /// <param name="total">How many things it has.</param>
    void Begin(LoadStep step, long total);

    /// <summary>More of a step is done.</summary>
    void Advance(LoadStep step, long count);

    /// <summary>The business date moved.</summary>
    void DayBegins(DateOnly date);
}
