using System.Data;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage.Alarms;
using OpenContracting.Storage.Budgets;
using OpenContracting.Storage.Bulk;
using OpenContracting.Storage.Cases;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Gatherings;
using OpenContracting.Storage.Links;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Pulls;
using OpenContracting.Storage.Pushes;
using OpenContracting.Storage.Recommendations;
using OpenContracting.Storage.Releases;
using OpenContracting.Storage.Runs;
using OpenContracting.Storage.Signals;
using OpenContracting.Storage.Submissions;
using OpenContracting.Storage.Subscriptions;
using OpenContracting.Storage.Usage;
using OpenContracting.Storage.Uses;
using OpenContracting.Storage.Worksheets;

namespace OpenContracting.Storage;

/// <summary>The one model. What a provider does differently stands in <see cref="SqliteDb"/> and <see cref="PostgreSqlDb"/>.</summary>
public abstract class Db(DbContextOptions options) : IdentityDbContext<User, Role, Guid>(options)
{
    // pull
    public DbSet<PullSource> PullSources => Set<PullSource>();
    public DbSet<PulledFile> PulledFiles => Set<PulledFile>();

    // push
    public DbSet<ExportUpload> ExportUploads => Set<ExportUpload>();
    public DbSet<PushRequest> PushRequests => Set<PushRequest>();
    public DbSet<PushCallback> PushCallbacks => Set<PushCallback>();

    // export
    public DbSet<Export> Exports => Set<Export>();
    public DbSet<ExportChunk> ExportChunks => Set<ExportChunk>();
    public DbSet<ExportTable> ExportTables => Set<ExportTable>();
    public DbSet<ExportQuarantine> ExportQuarantine => Set<ExportQuarantine>();

    // the chain
    public DbSet<Run> Runs => Set<Run>();
    public DbSet<RunPartition> RunPartitions => Set<RunPartition>();
    public DbSet<RunFault> RunFaults => Set<RunFault>();

    // release
    public DbSet<Release> Releases => Set<Release>();
    public DbSet<ContractingProcess> ContractingProcesses => Set<ContractingProcess>();

    // project
    public DbSet<ProjectPlan> ProjectPlans => Set<ProjectPlan>();
    public DbSet<ProjectDraft> ProjectDrafts => Set<ProjectDraft>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<ProjectVersion> ProjectVersions => Set<ProjectVersion>();
    public DbSet<ProjectRedirect> ProjectRedirects => Set<ProjectRedirect>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<Decision> Decisions => Set<Decision>();

    // publication
    public DbSet<Publication> Publications => Set<Publication>();
    public DbSet<PublicationFile> PublicationFiles => Set<PublicationFile>();
    public DbSet<PublicationContent> PublicationContents => Set<PublicationContent>();
    public DbSet<PublicationChunk> PublicationChunks => Set<PublicationChunk>();
    public DbSet<PublishedPointer> PublishedPointers => Set<PublishedPointer>();

    // validation for everybody
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SubmissionReport> SubmissionReports => Set<SubmissionReport>();

    // usage and uses
    public DbSet<UsageDay> UsageDays => Set<UsageDay>();
    public DbSet<UsageFlush> UsageFlushes => Set<UsageFlush>();
    public DbSet<UsageRestatement> UsageRestatements => Set<UsageRestatement>();
    public DbSet<SocialFigure> SocialFigures => Set<SocialFigure>();
    public DbSet<PollDay> PollDays => Set<PollDay>();
    public DbSet<Use> Uses => Set<Use>();
    public DbSet<UseProject> UseProjects => Set<UseProject>();
    public DbSet<UseDecision> UseDecisions => Set<UseDecision>();

    // operations
    public DbSet<Alarm> Alarms => Set<Alarm>();

    // links
    public DbSet<LinkCheck> LinkChecks => Set<LinkCheck>();
    public DbSet<LinkUse> LinkUses => Set<LinkUse>();

    // budgets
    public DbSet<BudgetImport> BudgetImports => Set<BudgetImport>();
    public DbSet<BudgetRefusedRow> BudgetRefusedRows => Set<BudgetRefusedRow>();
    public DbSet<BudgetMonth> BudgetMonths => Set<BudgetMonth>();

    // signals
    public DbSet<SignalReply> SignalReplies => Set<SignalReply>();

    // editions of the transparency index
    public DbSet<IndexEdition> IndexEditions => Set<IndexEdition>();
    public DbSet<IndexImport> IndexImports => Set<IndexImport>();
    public DbSet<IndexRow> IndexRows => Set<IndexRow>();
    public DbSet<IndexEntry> IndexEntries => Set<IndexEntry>();

    // recommendations
    public DbSet<Recommendation> Recommendations => Set<Recommendation>();
    public DbSet<RecommendationEvent> RecommendationEvents => Set<RecommendationEvent>();

    // committees
    public DbSet<Committee> Committees => Set<Committee>();
    public DbSet<CommitteeProject> CommitteeProjects => Set<CommitteeProject>();
    public DbSet<CommitteeVisit> CommitteeVisits => Set<CommitteeVisit>();
    public DbSet<CommitteeMember> CommitteeMembers => Set<CommitteeMember>();
    public DbSet<CommitteeSeat> CommitteeSeats => Set<CommitteeSeat>();
    public DbSet<VisitDraft> VisitDrafts => Set<VisitDraft>();
    public DbSet<DraftAgreement> DraftAgreements => Set<DraftAgreement>();
    public DbSet<VisitPhoto> VisitPhotos => Set<VisitPhoto>();
    public DbSet<Gathering> Gatherings => Set<Gathering>();

    // cases
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    public DbSet<CaseMessage> CaseMessages => Set<CaseMessage>();
    public DbSet<CaseFile> CaseFiles => Set<CaseFile>();

    // subscriptions
    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    // people
    public DbSet<UserInstitution> UserInstitutions => Set<UserInstitution>();
    public DbSet<PublisherKey> PublisherKeys => Set<PublisherKey>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Writes many rows of one entity at once.</summary>
    public abstract BulkWriter Bulk { get; }

    /// <summary>Does some work in one transaction and commits it; every write of more than one statement goes through here.</summary>
    public virtual async Task<T> TransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancellation);
        var result = await work();
        await transaction.CommitAsync(cancellation);
        return result;
    }

    public Task TransactionAsync(Func<Task> work, CancellationToken cancellation) =>
        TransactionAsync(async () => { await work(); return true; }, cancellation);

    /// <summary>Reads as of one moment, whatever is written meanwhile, and without holding up who writes.</summary>
    public virtual async Task ReadAtOneMomentAsync(Func<Task> read, CancellationToken cancellation)
    {
        await using var transaction = await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await read();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // States are read by people in the tables; words outlive a reordering of the enum.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}
