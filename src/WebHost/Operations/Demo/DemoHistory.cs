using System.Collections.Immutable;
using System.Globalization;
using Podium.Contracts.Customers;
using Podium.Contracts.Ledger;
using Podium.WebHost.Operations.Loading;

namespace Podium.WebHost.Operations.Demo;

/// <summary>Some months of business of the demo bank: what every customer brought with it, then day by day.</summary>
internal sealed class DemoHistory
{
    /// <summary>Source of every posting.</summary>
    public const string Source = "demo";

    private const double BusinessPerCustomerAndDay = 0.11;
    private const double Reversed = 0.004;
    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    private readonly DemoSize _size;
    private readonly DateOnly _firstDay;
    private readonly Random _random;
    private readonly Held[] _held;
    private readonly WeightedPicker _active;
    private int _lastId;

    /// <summary>Prepares the history that ends the day before <paramref name="firstDay"/>.</summary>
    public DemoHistory(DemoSize size, DateOnly firstDay, ImmutableArray<DemoCustomer> customers)
    {
        _size = size;
        _firstDay = firstDay;
        _random = new Random(size.Seed + 1);
        _held = [.. customers.Select(c => new Held(c))];
        _active = new WeightedPicker([.. customers.Select(c => Math.Sqrt(c.Scale))]);
    }

    /// <summary>The days with business, ascending.</summary>
    public IEnumerable<PlannedDay> Days()
    {
        var start = _firstDay.AddDays(-_size.Days);
        yield return new PlannedDay(OpeningDay(start), [.. _held.SelectMany(h => Opening(h, OpeningDay(start)))]);
        for (var day = start; day < _firstDay; day = day.AddDays(1))
        {
            yield return new PlannedDay(day, [.. OfDay(day)]);
        }
    }

    // Before the year, so that increases since the base date show what was earned and not what was there.
    private DateOnly OpeningDay(DateOnly start)
    {
        var yearEnd = new DateOnly(_firstDay.Year - 1, 12, 31);
        return yearEnd < start ? yearEnd : start.AddDays(-1);
    }

    private IEnumerable<PlannedPosting> Opening(Held held, DateOnly day)
    {
        if (held.Since > day)
        {
            yield break;
        }

        var kind = held.Registration.Profile.Kind;
        yield return Book(held, new Business(PostingKind.DepositIn, BusinessHabits.EverydayProduct(kind), BusinessHabits.Amount(_random, held.Position) * 3), day);
        if (_random.NextDouble() < 0.4)
        {
            yield return Book(held, new Business(PostingKind.DepositIn, "term", BusinessHabits.Amount(_random, held.Position) * 4), day);
        }

        if (_random.NextDouble() < (kind == CustomerKind.Corporate ? 0.35 : 0.12))
        {
            yield return Book(held, new Business(PostingKind.LoanDisbursed, "loan", BusinessHabits.Amount(_random, held.Position) * 12), day);
        }

        yield return Book(held, new Business(PostingKind.ProductOpened, kind == CustomerKind.Person ? "card" : "e-banking", 0), day);
    }

    private IEnumerable<PlannedPosting> OfDay(DateOnly day)
    {
        if (Seasons.IsInterestDay(day))
        {
            foreach (var posting in _held.Where(h => h.Loans > 0).SelectMany(h => Interest(h, day)))
            {
                yield return posting;
            }
        }

        var count = Dice.Poisson(_random, _held.Length * BusinessPerCustomerAndDay * Seasons.Volume(day));
        for (var i = 0; i < count; i++)
        {
            var held = _held[_active.Next(_random)];
            if (held.Since > day)
            {
                continue;
            }

            var business = BusinessHabits.Next(_random, held.Position, Seasons.Pull(day));
            var booked = Book(held, business, day);
            yield return booked;
            if (_random.NextDouble() < Reversed)
            {
                held.Apply(business, -1);
                yield return Reversal(booked.Posting);
            }
        }
    }

    private IEnumerable<PlannedPosting> Interest(Held held, DateOnly day)
    {
        var due = Math.Max(1, held.Loans * 435 / 40_000);
        yield return Book(held, new Business(PostingKind.InterestDue, "loan", due), day);
        if (_random.NextDouble() < 0.93)
        {
            yield return Book(held, new Business(PostingKind.InterestCollected, "loan", due), day);
        }
    }

    private PlannedPosting Book(Held held, Business business, DateOnly day)
    {
        held.Apply(business, 1);
        var accounts = held.Registration.Accounts;
        return new PlannedPosting("history", new Posting(
            Source, NextId(), held.Id, accounts[_random.Next(accounts.Length)], business.Kind, business.Product, business.Amount, "CNY", day, At(day)));
    }

    private PlannedPosting Reversal(Posting posting) => new("history", posting with
    {
        Id = NextId(),
        Kind = PostingKind.Reversal,
        BookedAt = posting.BookedAt.AddMinutes(_random.Next(1, 90)),
        Reverses = new PostingReference(posting.Source, posting.Id),
    });

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"D{++_lastId:0000000}");

    private DateTimeOffset At(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(8, 30)), ChinaTime).AddSeconds(_random.Next(0, 9 * 3_600));

    /// <summary>What a customer has so far.</summary>
    private sealed class Held(DemoCustomer customer)
    {
        private long _ready;

        public string Id { get; } = customer.Customer.Id;

        public CustomerRegistration Registration { get; } = customer.Customer.Registration;

        public DateOnly Since => Registration.Since;

        public long Loans { get; private set; }

        public BusinessPosition Position => new(Registration.Profile.Kind, customer.Scale, _ready, Loans);

        public void Apply(Business business, int sign)
        {
            var everyday = business.Product == BusinessHabits.EverydayProduct(Registration.Profile.Kind);
            switch (business.Kind)
            {
                case PostingKind.DepositIn when everyday:
                    _ready += sign * business.Amount;
                    break;
                case PostingKind.DepositOut when everyday:
                    _ready -= sign * business.Amount;
                    break;
                case PostingKind.LoanDisbursed:
                    Loans += sign * business.Amount;
                    break;
                case PostingKind.LoanRepaid:
                    Loans -= sign * business.Amount;
                    break;
            }
        }
    }
}
