namespace Podium.Grains.Customers;

/// <summary>A level as a step function of the date, kept as changes by day.</summary>
internal sealed class LevelSteps
{
    private readonly List<DayStep> _steps;

    public LevelSteps(IEnumerable<DayStep> steps) => _steps = [.. steps.OrderBy(step => step.Day)];

    /// <summary>The level at the end of a day.</summary>
    public long LevelOn(DateOnly day)
    {
        long level = 0;
        foreach (var step in _steps)
        {
            if (step.Day > day)
            {
                break;
            }

            level += step.Amount;
        }

        return level;
    }

    /// <summary>Changes the level from a day on.</summary>
    public void Add(DateOnly day, long amount)
    {
        var index = IndexOf(day);
        if (index < _steps.Count && _steps[index].Day == day)
        {
            var sum = checked(_steps[index].Amount + amount);
            if (sum == 0)
            {
                _steps.RemoveAt(index);
            }
            else
            {
                _steps[index] = new DayStep(day, sum);
            }
        }
        else
        {
            _steps.Insert(index, new DayStep(day, amount));
        }
    }

    /// <summary>
    /// How being at or above a threshold changes when <paramref name="amount"/> is added from a day on: the days on which a crossing
    /// upward comes to be (+1) or goes away (-1), and the other way round for crossings downward.
    /// </summary>
    public IReadOnlyList<(DateOnly Day, int Change)> CrossingsOf(DateOnly day, long amount, long threshold)
    {
        var index = IndexOf(day);
        long level = 0;
        for (var i = 0; i < index; i++)
        {
            level += _steps[i].Amount;
        }

        List<(DateOnly, int)>? changes = null;
        var was = level >= threshold ? 1 : 0;
        var becomes = was;
        var at = day;
        if (index < _steps.Count && _steps[index].Day == day)
        {
            level += _steps[index++].Amount;
        }

        while (true)
        {
            var old = level >= threshold ? 1 : 0;
            var now = level + amount >= threshold ? 1 : 0;
            var change = now - becomes - (old - was);
            if (change != 0)
            {
                (changes ??= []).Add((at, change));
            }

            (was, becomes) = (old, now);
            if (index == _steps.Count)
            {
                return changes is null ? [] : changes;
            }

            at = _steps[index].Day;
            level += _steps[index++].Amount;
        }
    }

    private int IndexOf(DateOnly day)
    {
        // Postings mostly come in the order of their days: look from the end.
        var index = _steps.Count;
        while (index > 0 && _steps[index - 1].Day >= day)
        {
            index--;
        }

        return index;
    }
}
