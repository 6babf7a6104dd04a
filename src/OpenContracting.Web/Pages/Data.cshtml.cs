using OpenContracting.Publications.Bulk;
using OpenContracting.Storage.Publications;
using OpenContracting.Web.Api;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages;

public sealed class DataModel(Published published, PublishedFiles files, BulkFiles bulk, InstanceSettings settings, PublicAddress address) : PortalPage
{
    public Publication? Publication { get; private set; }

    public IReadOnlyList<PublicationFile> Files { get; private set; } = [];

    /// <summary>The bulk files; null until the first are written.</summary>
    public BulkManifest? Bulk { get; private set; }

    public string PublisherName => settings.PublisherName;

    /// <summary>The question was just answered.</summary>
    public bool IsThanked => Request.Query.ContainsKey("gracias");

    public string Base => address.Base;

    /// <summary>The dataset for search engines; nothing a reader could write is in it.</summary>
    public string Described => CatalogueApi.SchemaOrg(Bulk!, T["catalogue.description"], address);

    /// <summary>The files of each period: all, then the years, newest first; what changed is apart.</summary>
    public IEnumerable<(string Period, IReadOnlyList<BulkFile> Files)> Periods => Bulk is null ? [] : Bulk.Files
        .Where(file => file.Period != "changes" && file.Format != "datapackage.json")
        .GroupBy(file => file.Period)
        .OrderByDescending(period => period.Key == "full").ThenByDescending(period => period.Key, StringComparer.Ordinal)
        .Select(period => (period.Key, (IReadOnlyList<BulkFile>)[.. period]));

    public IReadOnlyList<BulkFile> Changes => Bulk is null ? [] :
        [.. Bulk.Files.Where(file => file.Period == "changes").OrderByDescending(FirstChange).Take(10)];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Publication = await published.CurrentAsync(cancellation);
        Files = await files.FindAsync("package.json", cancellation);
        Bulk = await bulk.ManifestAsync(cancellation);
    }

    /// <summary>The number a file of changes begins with: <c>changes/1201-1430.jsonl.gz</c>.</summary>
    private static long FirstChange(BulkFile file) => long.TryParse(file.Name.Split('/', '-')[1], out var number) ? number : 0;
}
