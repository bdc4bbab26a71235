using System.Diagnostics.Metrics;
using Podium.Grains.Messages;

namespace Podium.Silo.Diagnostics;

/// <summary>Every measurement of the storage; meter <c>Podium</c>.</summary>
internal sealed class PodiumMetrics
{
    public const string MeterName = "Podium";

    private readonly Counter<long> _legs;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _failures;
    private readonly Histogram<int> _groupSize;
    private readonly Histogram<double> _commitTime;
    private readonly Counter<long> _messages;

    public PodiumMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _legs = meter.CreateCounter<long>("podium.ledger.legs", "{leg}", "Legs committed to the ledger.");
        _refused = meter.CreateCounter<long>("podium.ledger.refused", "{batch}", "Batches refused: the ledger has them, or an account is taken.");
        _failures = meter.CreateCounter<long>("podium.ledger.failures", "{commit}", "Commits whose outcome is unknown to the caller.");
        _groupSize = meter.CreateHistogram<int>("podium.ledger.group_size", "{batch}", "Batches in one commit.");
        _commitTime = meter.CreateHistogram<double>("podium.ledger.commit_time", "s", "Time of one commit in the database.");
        _messages = meter.CreateCounter<long>("podium.messages.tried", "{message}", "Tries to send a message, by gateway and by what became of the message.");
    }

    public void Committed(int batches, int refused, int legs, TimeSpan time)
    {
        _legs.Add(legs);
        _groupSize.Record(batches);
        _commitTime.Record(time.TotalSeconds);
        if (refused > 0)
        {
            _refused.Add(refused);
        }
    }

    public void Failed() => _failures.Add(1);

    public void Tried(string gateway, MessageState state) => _messages.Add(1, new("gateway", gateway), new("state", state.ToString()));
}
