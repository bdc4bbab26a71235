using Podium.Grains.Customers.Files;
using Podium.Grains.Needs;
using Podium.Silo.Customers.Files;
using Podium.Silo.Database;

namespace Podium.Silo.Needs;

/// <summary>Needs in the timeline of their customer: when they came, and each step.</summary>
internal sealed class NeedTimeline(IPodiumDatabase database) : TimelineQuery(database, TimelineKind.Need)
{
    protected override string Rows =>
        $"""
        select created_at as at, id as ref, text as title, created_by as actor, 'recorded' as detail from need where customer_id = @customer
        union all
        select s.at, n.id || '.' || cast(s.ordinal as text), n.text, s.actor,
          case s.kind when {(int)NeedStepKind.Answered} then 'answered' when {(int)NeedStepKind.Closed} then 'closed' else 'passed' end
        from need n join need_step s on s.need_id = n.id where n.customer_id = @customer
        """;
}
