using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Sharing;

namespace OpenContracting.Web.Pages.Projects;

/// <summary>A project in short, to be shown inside pages of others; its links open outside of the frame.</summary>
public sealed class EmbedModel(ProjectSearch search, ShortAddresses addresses, PublicAddress address, TimeProvider clock)
    : SheetPage(search, addresses, address, clock)
{
    protected override void Prepare() => Response.Headers.ContentSecurityPolicy = SecurityHeaders.Framed;
}
