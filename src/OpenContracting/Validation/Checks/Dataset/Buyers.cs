using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>A rule over who buys, in releases, or owns, in projects.</summary>
/// <remarks>(1) There are fewer than 1,000 buyers or owners named by id.</remarks>
internal abstract class Buyers : DatasetCheck<BuyerId>
{
    private const int Least = 1000;

    public override Severity Severity => Severity.Information;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.CompiledRelease;

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var id = (run.Subject == CheckSubject.Project ? subject["publicAuthority"u8] : subject["buyer"u8])["id"u8];
        if (!id.IsEmpty)
            Remember(run, new BuyerId(JsonEquality.Hash(id), id.IsString ? run.Text(id) : id.ToString()));
    }

    public override DatasetMemory<BuyerId> Begin() => new Counts(this);

    /// <summary>Judges how often each occurs.</summary>
    protected abstract void Judge(BuyerCounts counts, DatasetRun run);

    private sealed class Counts(Buyers check) : DatasetMemory<BuyerId>
    {
        private readonly BuyerCounts counts = new();

        public override void Add(BuyerId fact) => counts.Add(fact);

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            run.DoesNotApply(1);
            if (counts.Total >= Least)
                check.Judge(counts, run);
        }
    }
}
