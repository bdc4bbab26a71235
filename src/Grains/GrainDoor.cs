using Orleans.Runtime;

namespace Podium.Grains;

/// <summary>
/// References to grains of one interface. <see cref="IGrainFactory"/> works the interface's identity out of attributes and type names at
/// every call, which for a posting costs as much as deciding it; here it is done once. Safe for concurrent use.
/// </summary>
internal sealed class GrainDoor<TGrain>(IGrainFactory grains)
    where TGrain : IGrainWithStringKey
{
    private volatile Identity? _identity;

    /// <summary>The grain of a key.</summary>
    public TGrain this[string key]
    {
        get
        {
            var identity = _identity ??= Identity.Of(grains.GetGrain<TGrain>(key));
            return (TGrain)grains.GetGrain(GrainId.Create(identity.Grain, key), identity.Interface);
        }
    }

    private sealed record Identity(GrainType Grain, GrainInterfaceType Interface)
    {
        public static Identity Of(TGrain grain) => new(grain.GetGrainId().Type, ((GrainReference)(object)grain).InterfaceType);
    }
}
