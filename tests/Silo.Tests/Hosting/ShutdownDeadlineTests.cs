using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Podium.Silo.Hosting;

namespace Podium.Silo.Tests.Hosting;

/// <summary>A process that was told to stop ends.</summary>
public sealed class ShutdownDeadlineTests : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly FakeTimeProvider _time = new();
    private readonly HostOptions _options = new() { ShutdownTimeout = TimeSpan.FromSeconds(30) };
    private readonly List<int> _exits = [];
    private readonly ShutdownDeadline _deadline;

    public ShutdownDeadlineTests()
    {
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        lifetime.ApplicationStopping.Returns(_stopping.Token);
        _deadline = new ShutdownDeadline(lifetime, Options.Create(_options), _time, NullLogger<ShutdownDeadline>.Instance);
        _deadline.Watch(_exits.Add);
    }

    [Fact]
    public void Who_is_not_done_in_time_is_ended()
    {
        _time.Advance(TimeSpan.FromDays(1));
        _exits.ShouldBeEmpty("nobody told it to stop");

        _stopping.Cancel();
        _time.Advance(_options.ShutdownTimeout);
        _exits.ShouldBeEmpty("closing may take a moment longer than stopping");
        _time.Advance(ShutdownDeadline.Grace);
        _exits.ShouldBe([ShutdownDeadline.ExitCode]);
    }

    [Fact]
    public void Who_is_done_in_time_ends_by_itself()
    {
        _stopping.Cancel();
        _time.Advance(TimeSpan.FromSeconds(5));
        _deadline.Dispose();
        _time.Advance(TimeSpan.FromDays(1));
        _exits.ShouldBeEmpty();
    }

    public void Dispose()
    {
        _deadline.Dispose();
        _stopping.Dispose();
    }
}
