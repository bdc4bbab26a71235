using System.Collections.Immutable;
using Podium.Contracts.Errors;
using Podium.Contracts.Indicators;
using Podium.Contracts.Managers;

namespace Podium.Grains.Managers;

/// <summary>The values a manager wants to hear of.</summary>
[GenerateSerializer, Alias("podium.milestone-state")]
internal sealed record MilestoneState(ImmutableArray<Milestone> Milestones)
{
    /// <summary>How many a manager may set.</summary>
    public const int Most = 50;

    /// <summary>Before any were set.</summary>
    public MilestoneState() : this([]) { }

    /// <summary>What a manager asks for, if it can be kept.</summary>
    /// <exception cref="PodiumException"><see cref="ErrorCodes.AmountOutOfRange"/> for too many, <see cref="ErrorCodes.IndicatorUnknown"/>.</exception>
    public static MilestoneState Of(ImmutableArray<Milestone> wanted, IndicatorCatalog indicators)
    {
        if (wanted.Length > Most)
        {
            throw new PodiumException(ErrorCodes.AmountOutOfRange, $"Up to {Most} milestones are kept.", "milestones");
        }

        if (wanted.FirstOrDefault(m => indicators.Find(m.Indicator) is null) is { } unknown)
        {
            throw new PodiumException(ErrorCodes.IndicatorUnknown, $"There is no indicator '{unknown.Indicator}'.", "indicator");
        }

        return new MilestoneState(wanted);
    }
}
