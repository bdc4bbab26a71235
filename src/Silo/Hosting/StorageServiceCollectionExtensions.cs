using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Podium.Grains.Audit;
using Podium.Grains.Calendar;
using Podium.Grains.Customers;
using Podium.Grains.Customers.Files;
using Podium.Grains.Demerits;
using Podium.Grains.Handovers;
using Podium.Grains.Ledger;
using Podium.Grains.Managers;
using Podium.Grains.Needs;
using Podium.Grains.Organization;
using Podium.Grains.Visits;
using Podium.Silo.Accounts;
using Podium.Silo.Assignments;
using Podium.Silo.Audit;
using Podium.Silo.Calendar;
using Podium.Silo.Customers;
using Podium.Silo.Customers.Files;
using Podium.Silo.Customers.Search;
using Podium.Silo.Database;
using Podium.Silo.Database.Postgres;
using Podium.Silo.Database.Sqlite;
using Podium.Silo.Demerits;
using Podium.Silo.Diagnostics;
using Podium.Silo.Handovers;
using Podium.Silo.Imports;
using Podium.Silo.Ledger;
using Podium.Silo.Managers;
using Podium.Silo.Messages;
using Podium.Silo.Needs;
using Podium.Silo.Organization;
using Podium.Silo.Visits;

namespace Podium.Silo.Hosting;

/// <summary>Adds the ledger and everything that is kept beside it.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// Adds the stores over the database of <see cref="PodiumStorageOptions"/> (section <c>Podium:Storage</c>). <see cref="ILedgerAppender"/> needs
    /// an <see cref="ILedgerDispatcher"/>; the schema is brought up to date by <see cref="MigratePodiumAsync(IHost, CancellationToken)"/>.
    /// </summary>
    public static IServiceCollection AddPodiumStorage(this IServiceCollection services, IConfiguration configuration, Action<PodiumStorageOptions>? configure = null)
    {
        services.AddOptions<PodiumStorageOptions>()
            .Bind(configuration.GetSection(PodiumStorageOptions.Section))
            .Configure(options => configure?.Invoke(options))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PodiumStorageOptions>, PodiumStorageOptionsValidator>());
        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PodiumMetrics>();
        services.TryAddSingleton<ShutdownDeadline>();
        services.TryAddSingleton<DatabaseLease>();
        services.TryAddSingleton<SqliteDatabase>();
        services.TryAddSingleton<SqliteMigrator>();
        services.TryAddSingleton<SqliteLedgerStore>();
        services.TryAddSingleton<PostgresDatabase>();
        services.TryAddSingleton<PostgresMigrator>();
        services.TryAddSingleton<PostgresLedgerStore>();
        services.TryAddSingleton(Choose<IPodiumDatabase, SqliteDatabase, PostgresDatabase>);
        services.TryAddSingleton(Choose<ISchemaMigrator, SqliteMigrator, PostgresMigrator>);
        services.TryAddSingleton(Choose<ILedgerStore, SqliteLedgerStore, PostgresLedgerStore>);
        services.TryAddSingleton<ILedgerAppender, LedgerAppender>();
        services.TryAddSingleton<ILedgerReader, LedgerReader>();
        services.TryAddSingleton<IExplainReader, ExplainReader>();
        services.TryAddSingleton<IReconcileReader, ReconcileReader>();
        services.TryAddSingleton<ICustomerStore, CustomerStore>();
        services.TryAddSingleton<IManagerCheckpointStore, ManagerCheckpointStore>();
        services.TryAddSingleton<IBankStore, BankStore>();
        services.TryAddSingleton<IAccountStore, AccountStore>();
        services.TryAddSingleton<IImportStore, ImportStore>();
        services.TryAddSingleton<ICustomerFileStore, CustomerFileStore>();
        services.TryAddSingleton<IDocumentStore, DocumentStore>();
        services.TryAddSingleton<INeedStore, NeedStore>();
        services.TryAddSingleton<TimelineReader>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ITimelineSource, PostingTimeline>(),
            ServiceDescriptor.Singleton<ITimelineSource, TierTimeline>(),
            ServiceDescriptor.Singleton<ITimelineSource, DocumentTimeline>(),
            ServiceDescriptor.Singleton<ITimelineSource, ProfileTimeline>(),
            ServiceDescriptor.Singleton<ITimelineSource, AssignmentTimeline>(),
            ServiceDescriptor.Singleton<ITimelineSource, NeedTimeline>(),
            ServiceDescriptor.Singleton<ITimelineSource, VisitTimeline>(),
            ServiceDescriptor.Singleton<ITimelineSource, ContactTimeline>(),
            ServiceDescriptor.Singleton<ITimelineSource, ReportTimeline>(),
            ServiceDescriptor.Singleton<ITimelineSource, MessageTimeline>(),
        ]);
        services.TryAddSingleton<AuditTrail>();
        services.TryAddSingleton<IAuditTrail>(provider => provider.GetRequiredService<AuditTrail>());
        services.TryAddSingleton<WorkStore>();
        services.TryAddSingleton<IWorkStore>(static provider => provider.GetRequiredService<WorkStore>());
        services.TryAddSingleton<IDemeritStore, DemeritStore>();
        services.TryAddSingleton<IRuleStart, RuleStart>();
        services.TryAddSingleton<IHandoverStore, HandoverStore>();
        services.AddPodiumMessageStores(configuration);
        services.TryAddSingleton<IWorkCalendarSource>(static provider => provider.GetRequiredService<WorkStore>());
        services.TryAddSingleton<AgendaWriter>();
        services.TryAddSingleton<IAgendaStore, AgendaStore>();
        services.TryAddSingleton<IVisitStore, VisitStore>();
        services.TryAddSingleton<IReportStore, ReportStore>();
        services.TryAddSingleton<IServiceReader, ServiceReader>();
        services.TryAddSingleton<IProposalStore, ProposalStore>();
        services.TryAddSingleton<ICalendarFeedStore, CalendarFeedStore>();
        services.TryAddSingleton<IVisitHistory, VisitHistory>();
        services.TryAddSingleton<AgendaReader>();
        services.TryAddSingleton<IRuleStore, RuleStore>();
        services.TryAddSingleton<IManagerProfileStore, ManagerProfileStore>();
        services.TryAddSingleton<IProposalReader, ProposalReader>();
        services.TryAddSingleton<ITeamStore, TeamStore>();
        services.TryAddSingleton<IPoolStore, PoolStore>();
        services.TryAddSingleton<PoolDesk>();
        return services;
    }

    /// <summary>
    /// Creates the database or brings it up to date, one process at a time. Call it before the host starts. Throws when the database was written by
    /// a newer version.
    /// </summary>
    public static Task MigratePodiumAsync(this IHost host, CancellationToken cancellationToken = default) =>
        host.Services.MigratePodiumAsync(cancellationToken);

    /// <inheritdoc cref="MigratePodiumAsync(IHost, CancellationToken)"/>
    public static async Task MigratePodiumAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await services.GetRequiredService<ISchemaMigrator>().MigrateAsync(cancellationToken);
        await new CardBackfill(services.GetRequiredService<IPodiumDatabase>()).RunAsync(cancellationToken);
    }

    private static TService Choose<TService, TSqlite, TPostgres>(IServiceProvider services)
        where TService : class
        where TSqlite : TService
        where TPostgres : TService =>
        services.GetRequiredService<IOptions<PodiumStorageOptions>>().Value.Provider == StorageProvider.Sqlite
            ? services.GetRequiredService<TSqlite>()
            : services.GetRequiredService<TPostgres>();
}
