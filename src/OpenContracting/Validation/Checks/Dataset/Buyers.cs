using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>A rule over who buys, in releases, or owns, in projects.</summary>
/// <remarks>(1) There are fewer than 1,000 buyers or owners named by id.</remarks>
internal abstract class Buyers : DatasetCheck<BuyerId>
{
    /// <summary>Fewer items say nothing of how buyers are spread.</summary>
    protected const int Fewest = 1000;

    public override Severity Severity => Severity.Information;
    public override NoticeKind Kind => NoticeKind.Quality;
    public override CheckSubject Subjects => CheckSubject.Project | CheckSubject.CompiledRelease;
    public override IReadOnlyList<string> LooksFor => ["publicAuthority", "buyer"];

    public override void Inspect(JsonValue subject, CheckRun run)
    {
        var id = (run.Subject == CheckSubject.Project ? subject["publicAuthority"u8] : subject["buyer"u8])["id"u8];
        if (!id.IsEmpty)
            Remember(run, new BuyerId(JsonEquality.Hash(id), id.IsString ? run.Text(id) : id.ToString()));
    }
}
