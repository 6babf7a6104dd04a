using OpenContracting.Storage.Publications;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages;

public sealed class DataModel(Published published, PublishedFiles files, PublicAddress address) : PortalPage
{
    public Publication? Publication { get; private set; }

    public IReadOnlyList<PublicationFile> Files { get; private set; } = [];

    public string Base => address.Base;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Publication = await published.CurrentAsync(cancellation);
        Files = await files.FindAsync("package.json", cancellation);
    }
}
