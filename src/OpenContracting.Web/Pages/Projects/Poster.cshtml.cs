using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Sharing;

namespace OpenContracting.Web.Pages.Projects;

/// <summary>A sheet to print and put up at the work: what it is, what it costs, until when, and a square that leads a phone to all the rest.</summary>
public sealed class PosterModel(ProjectSearch search, ShortAddresses addresses, PublicAddress address, TimeProvider clock)
    : SheetPage(search, addresses, address, clock);
