using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Contracts.Ledger;
using Podium.Contracts.Visits;
using Podium.Grains.Audit;
using Podium.Grains.Customers.Files;
using Podium.Grains.Customers.Search;
using Podium.Grains.Handovers;
using Podium.Grains.Hosting;
using Podium.Grains.Ledger;
using Podium.Grains.Organization;
using Podium.Grains.Visits;

namespace Podium.Grains.Customers;

/// <summary>The shell around <see cref="CustomerBook"/>: loads it, lets it decide, makes the decision durable, then takes it in.</summary>
internal sealed class CustomerGrain(
    ICustomerStore customers,
    ICustomerFileStore files,
    ILedgerReader reader,
    ILedgerAppender appender,
    BankDirectory directory,
    IOptions<CustomerOptions> options,
    AgendaNews news,
    TimeProvider clock) : Grain, ICustomerGrain
{
    private readonly CustomerRules _rules = new(options.Value);
    private readonly OwnerCheck _owners = new(directory);
    private CustomerBook? _book;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await customers.LoadAsync(Id, cancellationToken) is { } record)
        {
            _book = Open(record);
        }
    }

    public Task<CustomerView?> GetAsync()
    {
        if (_book is null)
        {
            // Ids come from outside: do not keep an activation for every guess.
            DeactivateOnIdle();
        }

        return Task.FromResult(_book is null ? null : View(_book));
    }

    public async Task<CustomerView> RegisterAsync(CustomerRegistration registration)
    {
        await CheckAsync(registration);
        var record = new CustomerRecord(
            new CustomerRow(registration.Profile, registration.HomeUnitId, registration.Since, Tier.General),
            [new Assignment(registration.Since, registration.Shares)],
            registration.Accounts,
            [],
            []);
        var book = Open(record);
        var entries = book.DecideRegistration(ContentHash.Of(registration), directory.Today, clock.GetUtcNow());
        var result = await AppendAsync(new LedgerBatch(
            Id,
            entries,
            record.Row,
            registration.Accounts,
            record.Assignments[0],
            [Record(AuditActions.CustomerRegistered, book, null, AuditText.Of(registration))],
            CustomerCard.Of(Id, registration.Profile, FileContent.Empty(registration.Profile.Kind))));
        if (result.IsCommitted)
        {
            _book = book;
            return View(book);
        }

        RefuseTaken(result);
        return result.Existing[0].ContentHash == entries[0].ContentHash && _book is not null
            ? View(_book)
            : throw new PodiumException(ErrorCodes.AlreadyExists, $"Customer '{Id}' is registered already, with other content.", "id");
    }

    public async Task<CustomerView> UpdateProfileAsync(CustomerProfile profile)
    {
        var book = Require();
        CustomerRules.CheckProfile(profile);
        if (profile.Kind != book.Row.Profile.Kind)
        {
            throw new PodiumException(ErrorCodes.NotAllowed, "The kind of a customer is fixed; register the customer anew.", "profile.kind");
        }

        if (profile == book.Row.Profile)
        {
            return View(book);
        }

        var row = book.Row with { Profile = profile };
        var record = Record(AuditActions.ProfileChanged, book, AuditText.Of(book.Row.Profile), AuditText.Of(profile));
        var file = await files.LoadAsync(Id, CancellationToken.None);
        var card = CustomerCard.Of(Id, profile, file?.Content ?? FileContent.Empty(profile.Kind));
        await AppendAsync(new LedgerBatch(Id, [], row, Audit: [record], Card: card));
        book.Row = row;
        return View(book);
    }

    public async Task<CustomerView> SaveFileAsync(FileChange change)
    {
        var book = Require();
        Ids.Require(change.OperationId, 64, "operationId");
        var profile = FileSave.ProfileOf(book.Row.Profile, change);
        CustomerRules.CheckProfile(profile);
        var content = FileContent.Of(change);
        FileRules.Check(profile.Kind, content, directory.Today);
        var record = Record(AuditActions.FileChanged, book, null, AuditText.Of(new { profile, content }));
        var write = new FileWrite(
            Id, change.OperationId, FileSave.HashOf(Id, change), change.Version, profile, content, CustomerCard.Of(Id, profile, content), record);
        try
        {
            var outcome = await files.SaveAsync(write, CancellationToken.None);
            FileSave.Require(outcome, change);
            book.Row = outcome == FileOutcome.Saved ? book.Row with { Profile = profile } : book.Row;
            return View(book);
        }
        catch (Exception exception) when (exception is not PodiumException)
        {
            // As after a failed append: whether it was committed is unknown.
            DeactivateOnIdle();
            throw;
        }
    }

    public async Task<CustomerView> AddAccountsAsync(ImmutableArray<string> accounts)
    {
        var book = Require();
        CheckAccounts(accounts);
        var news = accounts.Where(account => !book.HasAccount(account)).ToImmutableArray();
        if (news.IsEmpty)
        {
            return View(book);
        }

        RefuseTaken(await AppendAsync(new LedgerBatch(
            Id, [], Accounts: news, Audit: [Record(AuditActions.AccountsAdded, book, null, AuditText.Of(news))])));
        foreach (var account in accounts)
        {
            book.AddAccount(account);
        }

        return View(book);
    }

    public Task<CustomerView> AssignAsync(string operationId, DateOnly from, ImmutableArray<Share> shares) =>
        AssignAsync(operationId, new Assignment(from, shares), null, default);

    public Task<CustomerView> ReassignAsync(Reassignment change) =>
        AssignAsync(change.OperationId, new Assignment(change.From, change.Shares), change.Basis, change.Expected);

    private async Task<CustomerView> AssignAsync(string operationId, Assignment assignment, string? basis, ImmutableArray<Share> expected)
    {
        var book = Require();
        Ids.Require(operationId, 48, "operationId");
        await _owners.RequireKnownAsync(assignment.Shares);
        var ledger = await reader.ReadCustomerAsync(Id, CancellationToken.None);
        var present = new Assignment(assignment.From, book.Ownership.SharesOn(assignment.From));
        if (!expected.IsDefault && !ledger.Any(e => e.Source == LedgerSources.Podium && e.PostingId == LedgerSources.Assignment(Id, operationId)))
        {
            _owners.RequireExpected(present.Shares, expected);
        }

        var next = book.Ownership.With(assignment, book.Row.HomeUnitId);
        var entries = book.DecideAssignment(operationId, next, ledger, ContentHash.Of(assignment), assignment.From, directory.Today, clock.GetUtcNow());
        var after = basis is null ? AuditText.Of(assignment) : AuditText.Of(new { assignment.From, assignment.Shares, basis });
        var result = await AppendAsync(new LedgerBatch(
            Id, entries, Assignment: assignment, Audit: [Record(AuditActions.CustomerAssigned, book, AuditText.Of(present), after)]));
        if (result.IsCommitted)
        {
            book.Ownership = next;
        }
        else if (result.Existing[0].ContentHash != entries[0].ContentHash)
        {
            throw new PodiumException(ErrorCodes.Conflict, $"Operation '{operationId}' was used for another assignment; choose a new id.", "operationId");
        }

        return View(book);
    }

    public async Task HandOverAsync(string handoverId, string giverId, string receiverId, DateOnly from)
    {
        foreach (var assignment in HandoverRules.Moves(Require().Ownership.Assignments, giverId, receiverId, from))
        {
            await AssignAsync(FormattableString.Invariant($"{handoverId}.{assignment.From:yyyyMMdd}"), assignment.From, assignment.Shares);
        }
    }

    public Task<ImmutableArray<PostingAnswer>> PostAsync(ImmutableArray<Posting> postings)
    {
        if (_book is not null)
        {
            return new PostingRun(_book, _rules, reader, customers, directory, appender, DeactivateOnIdle, TellTierChanged).RunAsync(postings);
        }

        DeactivateOnIdle();
        var error = new PodiumError(ErrorCodes.CustomerUnknown, $"Customer '{Id}' is not registered; register it, then send the posting again.", "customerId");
        return Task.FromResult(postings.Select(p => new PostingAnswer(p.Source, p.Id, PostingOutcome.Rejected, error)).ToImmutableArray());
    }

    // What the visit rules demand has changed with it. Nobody waits for the telling, and it fails by itself.
    private void TellTierChanged()
    {
        foreach (var owner in _book!.Ownership.OwnersOn(directory.Today))
        {
            var unit = directory.Organization.FindManager(owner.ManagerId)?.UnitOn(directory.Today);
            _ = news.PushAsync(new AgendaChange(owner.ManagerId, unit, "tier", Id));
        }
    }

    private CustomerBook Open(CustomerRecord record) => new(Id, record, _rules.EffectiveFrom(directory.Day.CurrencyDecimals));

    private CustomerBook Require() =>
        _book ?? throw new PodiumException(ErrorCodes.CustomerUnknown, $"Customer '{Id}' is not registered.", "customerId");

    private AuditRecord Record(string action, CustomerBook book, string? before, string? after) =>
        new(clock.GetUtcNow(), Acting.Current, action, "customer/" + Id, Id, book.Row.HomeUnitId, before, after);

    private async Task<AppendResult> AppendAsync(LedgerBatch batch)
    {
        try
        {
            return await appender.AppendAsync(batch);
        }
        catch
        {
            // Whether it was committed is unknown: what is in memory may be behind the ledger. Load it again before the next decision.
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task CheckAsync(CustomerRegistration registration)
    {
        Ids.Require(Id, 32, "id");
        CustomerRules.CheckProfile(registration.Profile);
        CheckAccounts(registration.Accounts);
        if (directory.Organization.FindUnit(registration.HomeUnitId) is null)
        {
            await directory.RefreshAsync();
            _ = directory.Organization.FindUnit(registration.HomeUnitId)
                ?? throw new PodiumException(ErrorCodes.UnitUnknown, $"There is no unit '{registration.HomeUnitId}'.", "homeUnitId");
        }

        await _owners.RequireKnownAsync(registration.Shares);
    }

    private static void CheckAccounts(ImmutableArray<string> accounts)
    {
        foreach (var account in accounts)
        {
            Ids.Require(account, 32, "accounts");
        }
    }

    private static void RefuseTaken(AppendResult result)
    {
        if (!result.TakenAccounts.IsEmpty)
        {
            throw new PodiumException(
                ErrorCodes.AccountOfAnotherCustomer, $"These accounts belong to another customer: {string.Join(", ", result.TakenAccounts)}.", "accounts");
        }
    }

    private CustomerView View(CustomerBook book)
    {
        var today = directory.Today;
        var (deposits, loans) = (book.DepositsOn(today), book.LoansOn(today));
        return new CustomerView(
            Id,
            book.Row.Profile,
            book.Row.HomeUnitId,
            book.Row.Since,
            _rules.TierOf(deposits, loans, directory.Day.CurrencyDecimals),
            deposits,
            loans,
            book.IsEffectiveOn(today),
            book.Ownership.Assignments,
            [.. book.Accounts]);
    }
}
