using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Tests.Operations;

internal sealed class NoProgress : ILoadProgress
{
    public void Begin(LoadStep step, long total)
    {
    }

    public void Advance(LoadStep step, long count)
    {
    }

    public void DayBegins(DateOnly date)
    {
    }
}
