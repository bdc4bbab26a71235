using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Orleans;
using Orleans.Runtime;
using Podium.Contracts.Ledger;
using Podium.WebHost.Imports;
using Podium.WebHost.Ledger;

namespace Podium.WebHost.Tests.Ledger;

public sealed class PostingFeedTests
{
    private readonly IPostingIntakeGrain _intake = Substitute.For<IPostingIntakeGrain>();
    private readonly FakeTimeProvider _time = new();
    private readonly PostingFeed _feed;

    public PostingFeedTests()
    {
        var grains = Substitute.For<IGrainFactory>();
        grains.GetGrain<IPostingIntakeGrain>(0).Returns(_intake);
        _feed = new PostingFeed(grains, NullLogger<PostingFeed>.Instance);
    }

    public static TheoryData<Exception> Troubles => [new TimeoutException(), new SiloUnavailableException(), new OrleansMessageRejectionExceptionDouble()];

    [Theory]
    [MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task A_posting_whose_answer_does_not_come_is_answered_outcome_unknown(Exception trouble)
    {
        _intake.PostBatchAsync(default).ReturnsForAnyArgs(Task.FromException<ImmutableArray<PostingAnswer>>(trouble));
        var results = await _feed.BookAsync([PostingReading.Broken("no JSON"), Reading("1"), Reading("2")]);
        results.Select(r => (r.Id, r.Error!.Code)).ShouldBe([(null, "malformed"), ("1", "outcome_unknown"), ("2", "outcome_unknown")]);
    }

    [Fact]
    public async Task A_failure_nobody_expected_is_not_taken_for_an_answer()
    {
        _intake.PostBatchAsync(default).ReturnsForAnyArgs(Task.FromException<ImmutableArray<PostingAnswer>>(new InvalidOperationException()));
        await Should.ThrowAsync<InvalidOperationException>(() => _feed.BookAsync([Reading("1")]));
    }

    [Fact]
    public async Task Nothing_is_sent_when_nothing_can_be_read()
    {
        await _feed.BookAsync([PostingReading.Broken("no JSON")]);
        await _intake.DidNotReceiveWithAnyArgs().PostBatchAsync(default);
    }

    [Fact]
    public async Task A_file_asks_again_for_what_is_unknown_and_keeps_the_other_answers()
    {
        var calls = 0;
        _intake.PostBatchAsync(default).ReturnsForAnyArgs(call => ++calls <= 2
            ? Task.FromException<ImmutableArray<PostingAnswer>>(new TimeoutException())
            : Task.FromResult<ImmutableArray<PostingAnswer>>([.. call.Arg<ImmutableArray<Posting>>().Select(p => new PostingAnswer(p.Source, p.Id, PostingOutcome.Accepted))]));
        var booking = new PatientFeed(_feed, _time).BookAsync([PostingReading.Broken("bad row"), Reading("1")], TestContext.Current.CancellationToken);
        while (!booking.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await booking).Select(r => r.Outcome).ShouldBe([PostingOutcome.Rejected, PostingOutcome.Accepted]);
        calls.ShouldBe(3);
    }

    private static PostingReading Reading(string id) => new("core", id, new Posting(
        "core", id, "C", null, PostingKind.Fee, "fee", 1, "CNY", new DateOnly(2026, 1, 1), DateTimeOffset.UnixEpoch), null);

    private sealed class OrleansMessageRejectionExceptionDouble() : OrleansException("Rejected.");
}
