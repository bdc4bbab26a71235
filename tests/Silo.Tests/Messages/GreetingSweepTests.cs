using Microsoft.Extensions.DependencyInjection;
using Podium.Contracts.Calendar;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Messages;
using Podium.Silo.Messages;
using Podium.Testing;

namespace Podium.Silo.Tests.Messages;

public sealed class GreetingSweepTests
{
    // The first day of the lunar year 2026.
    private static readonly DateOnly SpringFestival = new(2026, 2, 17);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Birthdays_and_holidays_are_greeted_once_on_their_day_and_who_gets_none_is_listed_with_the_reason()
    {
        await using var bank = await new TestBank().StartAsync();
        await bank.WithSmallBankAsync(SpringFestival.AddDays(-1));
        await RegisterAsync(bank, "C1", "13900000001", new Birthday(BirthdayCalendar.Lunar, 1, 1));
        await RegisterAsync(bank, "C2", "13900000002", new Birthday(BirthdayCalendar.Solar, 2, 17), noMessages: true);
        await RegisterAsync(bank, "C3", null, null);
        await RegisterAsync(bank, "C4", "13900000004", null, CustomerStatus.Lost);
        await bank.RegisterAsync("C5", new DateOnly(2026, 1, 1));
        var sweep = bank.Services.GetRequiredService<GreetingSweep>();
        (await sweep.PlanAsync(Token)).ShouldBe(0);

        await bank.Grains.GetGrain<IBankGrain>(0).SetBusinessDateAsync(SpringFestival);
        await Task.WhenAll(sweep.PlanAsync(Token), sweep.PlanAsync(Token));
        (await sweep.PlanAsync(Token)).ShouldBe(0);

        var found = await bank.Services.GetRequiredService<IMessageStore>().ListAsync(new MessageQuery(null, [], SpringFestival, null, null, null, 0, 50), Token);
        found.Rows.Select(m => (m.CustomerId, m.Occasion, m.State, m.ErrorCode)).Order().ShouldBe(
        [
            ("C1", "birthday/2026", MessageState.Queued, null),
            ("C1", "holiday/2026/spring", MessageState.Queued, null),
            ("C2", "birthday/2026", MessageState.Skipped, ErrorCodes.OptedOut),
            ("C2", "holiday/2026/spring", MessageState.Skipped, ErrorCodes.OptedOut),
            ("C3", "holiday/2026/spring", MessageState.Skipped, ErrorCodes.NoAddress),
            ("C4", "holiday/2026/spring", MessageState.Skipped, ErrorCodes.CustomerLost),
        ]);
        found.Rows.Single(m => m.Occasion.StartsWith("birthday", StringComparison.Ordinal) && m.CustomerId == "C1").Text.ShouldBe("尊敬的Customer C1，祝您生日快乐，身体健康，万事如意！Podium Bank Manager M1");
        found.Rows.ShouldAllBe(m => m.ManagerId == "M1" && m.CreatedBy == Message.BySweep);
    }

    private static async Task RegisterAsync(TestBank bank, string id, string? phone, Birthday? birthday, CustomerStatus status = CustomerStatus.Active, bool noMessages = false)
    {
        await bank.RegisterAsync(id, new DateOnly(2026, 1, 1), new Share("M1", 10_000));
        await bank.Grains.GetGrain<ICustomerGrain>(id).SaveFileAsync(
            new FileChange("file-" + id, 0, status, false, new PersonFile([], Birthday: birthday), Phone: phone, NoMessages: noMessages));
    }
}
