namespace Podium.Contracts;

/// <summary>The frozen names under which contracts travel and are stored. Never change one that has shipped.</summary>
internal static class Aliases
{
    private const string Prefix = "podium.";
    internal const string PodiumError = Prefix + "error";
    internal const string PodiumException = Prefix + "exception";
    internal const string Posting = Prefix + "posting";
    internal const string PostingReference = Prefix + "posting-ref";
    internal const string PostingAnswer = Prefix + "posting-answer";
    internal const string LedgerEntry = Prefix + "ledger-entry";
    internal const string PostingIntakeGrain = Prefix + "posting-intake-grain";
    internal const string CustomerGrain = Prefix + "customer-grain";
    internal const string CustomerRegistration = Prefix + "customer-registration";
    internal const string CustomerProfile = Prefix + "customer-profile";
    internal const string CustomerView = Prefix + "customer-view";
    internal const string Share = Prefix + "share";
    internal const string Assignment = Prefix + "assignment";
    internal const string Reassignment = Prefix + "reassignment";
    internal const string ManagerGrain = Prefix + "manager-grain";
    internal const string ManagerView = Prefix + "manager-view";
    internal const string Milestone = Prefix + "milestone";
    internal const string IndicatorValue = Prefix + "indicator-value";
    internal const string OrgUnit = Prefix + "org-unit";
    internal const string ManagerRecord = Prefix + "manager";
    internal const string ManagerPlacement = Prefix + "manager-placement";
    internal const string OrganizationSnapshot = Prefix + "organization";
    internal const string OrganizationGrain = Prefix + "organization-grain";
    internal const string IndicatorDefinition = Prefix + "indicator";
    internal const string IndicatorTerm = Prefix + "indicator-term";
    internal const string IndicatorCatalog = Prefix + "indicator-catalog";
    internal const string BankDay = Prefix + "bank-day";
    internal const string BankGrain = Prefix + "bank-grain";
    internal const string LeagueGrain = Prefix + "league-grain";
    internal const string LeagueObserver = Prefix + "league-observer";
    internal const string TableKey = Prefix + "table-key";
    internal const string LeagueEntry = Prefix + "league-entry";
    internal const string LeagueSnapshot = Prefix + "league-snapshot";
    internal const string LeagueDelta = Prefix + "league-delta";
    internal const string LeagueRow = Prefix + "league-row";
    internal const string UnitView = Prefix + "unit-view";
    internal const string LeaguePage = Prefix + "league-page";
    internal const string Birthday = Prefix + "birthday";
    internal const string FamilyMember = Prefix + "family-member";
    internal const string PersonFile = Prefix + "person-file";
    internal const string ContactPerson = Prefix + "contact-person";
    internal const string CompanyFile = Prefix + "company-file";
    internal const string FileChange = Prefix + "file-change";
    internal const string AgendaChange = Prefix + "agenda-change";
    internal const string AgendaObserver = Prefix + "agenda-observer";
    internal const string AgendaFeedGrain = Prefix + "agenda-feed-grain";
    internal const string AgendaGrain = Prefix + "agenda-grain";
}
