using Podium.Grains.Calendar;
using Podium.Silo.Database;

namespace Podium.Silo.Calendar;

internal sealed class RuleStart(IPodiumDatabase database) : IRuleStart
{
    // Where rules have never run there is nothing to move: they begin on the day they first do.
    public Task PassOverAsync(DateOnly until, CancellationToken cancellationToken) => database.WriteAsync(
        async sql =>
        {
            await sql.ExecuteAsync("update demerit_sweep set judged_until = @until where judged_until < @until", ("until", until));
            return await sql.ExecuteAsync("update pool_sweep set first_day = @until, judged_until = @until where first_day < @until", ("until", until));
        },
        Durability.Full,
        cancellationToken);
}
