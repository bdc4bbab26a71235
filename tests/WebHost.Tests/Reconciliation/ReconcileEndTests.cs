using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Podium.Contracts.Ledger;
using Podium.Grains.Ledger;
using Podium.WebHost.Reconciliation;

namespace Podium.WebHost.Tests.Reconciliation;

public sealed class ReconcileEndTests
{
    [Fact]
    public async Task A_run_under_way_ends_with_the_host_and_leaves_no_result()
    {
        using var stopping = new CancellationTokenSource();
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        lifetime.ApplicationStopping.Returns(stopping.Token);
        var reader = Substitute.For<IReconcileReader>();
        reader.FindUnbalancedPostingsAsync(Arg.Any<CancellationToken>()).Returns(call => ForEverAsync(call.Arg<CancellationToken>()));
        var service = new ReconcileService(
            reader, null!, null!, null!, null!, Options.Create(new ReconcileOptions()), lifetime, TimeProvider.System, NullLogger<ReconcileService>.Instance);

        var run = service.RunAsync(TestContext.Current.CancellationToken);
        await stopping.CancelAsync();
        await service.EndAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        await Should.ThrowAsync<OperationCanceledException>(run);
        await reader.DidNotReceiveWithAnyArgs().SaveRunAsync(null!, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_wants_everybody_asked_does_not_get_a_run_that_asks_some()
    {
        using var stopping = new CancellationTokenSource();
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        lifetime.ApplicationStopping.Returns(stopping.Token);
        var reader = Substitute.For<IReconcileReader>();
        reader.FindUnbalancedPostingsAsync(Arg.Any<CancellationToken>()).Returns(call => ForEverAsync(call.Arg<CancellationToken>()));
        var service = new ReconcileService(
            reader, null!, null!, null!, null!, Options.Create(new ReconcileOptions()), lifetime, TimeProvider.System, NullLogger<ReconcileService>.Instance);

        var turn = service.RunTurnAsync(TestContext.Current.CancellationToken);
        var all = service.RunAsync(TestContext.Current.CancellationToken);
        var alsoAll = service.RunAsync(TestContext.Current.CancellationToken);
        await stopping.CancelAsync();
        await service.EndAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        foreach (var run in new[] { turn, all, alsoAll })
        {
            await Should.ThrowAsync<OperationCanceledException>(run);
        }

        await reader.ReceivedWithAnyArgs(2).FindUnbalancedPostingsAsync(TestContext.Current.CancellationToken);
    }

    private static Task<IReadOnlyList<PostingReference>> ForEverAsync(CancellationToken stopping) =>
        new TaskCompletionSource<IReadOnlyList<PostingReference>>().Task.WaitAsync(stopping);
}
