using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Api;

/// <summary>What leads search engines to every page: the site map, and the <c>robots.txt</c> that names it.</summary>
public static class SiteMapApi
{
    private const string Address = "/sitemap.xml";
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The protocol's limit of a part.</summary>
    private const int MostAddresses = 50_000;

    /// <summary>Pages that anybody may come upon; each names its twin in the other language.</summary>
    private static readonly PageAddress[] Found =
    [
        PageAddress.Home, PageAddress.Projects, PageAddress.Institutions, PageAddress.Suppliers, PageAddress.Transparency, PageAddress.Budget, PageAddress.Signals,
        PageAddress.Recommendations, PageAddress.Committees, PageAddress.CommitteeKit, PageAddress.Gatherings, PageAddress.Weeks, PageAddress.Learn, PageAddress.Recipes,
        PageAddress.Glossary, PageAddress.Data, PageAddress.Guide, PageAddress.Dictionary, PageAddress.Mapping, PageAddress.Errors, PageAddress.Validator, PageAddress.Rules,
        PageAddress.Usage, PageAddress.StrategicUse, PageAddress.Uses, PageAddress.Moderation, PageAddress.Status, PageAddress.About, PageAddress.Accessibility, PageAddress.Source,
    ];

    public static void MapSiteMap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", (PublicAddress address) =>
                new TaggedBytes(Encoding.UTF8.GetBytes($"User-agent: *\nDisallow:\n\nSitemap: {address.Of(Address)}\n"), "text/plain; charset=utf-8"))
            .ExcludeFromDescription();
        routes.MapGet(Address, GetIndex).ExcludeFromDescription();
        routes.MapGet("/sitemap-{part:int:min(0)}.xml", GetPart).ExcludeFromDescription();
    }

    private static async Task<IResult> GetIndex(Db db, InstanceKind kind, PublicAddress address, CancellationToken cancellation)
    {
        var works = await Works(db, kind).CountAsync(cancellation);
        return Xml("sitemapindex", Enumerable.Range(0, 1 + ((works + MostAddresses - 1) / MostAddresses))
            .Select(part => ("sitemap", address.Of(string.Create(CultureInfo.InvariantCulture, $"/sitemap-{part}.xml")), (DateTimeOffset?)null)));
    }

    /// <summary>The pages of the portal as part 0, works from part 1 on.</summary>
    private static async Task<IResult> GetPart(int part, HttpContext context, Db db, InstanceKind kind, PublicAddress address, CancellationToken cancellation)
    {
        if (part == 0)
            return Xml("urlset", Found.Select(page => ("url", address.Of(page.Spanish), (DateTimeOffset?)null)));
        var works = await Works(db, kind).OrderBy(project => project.ProjectId).Skip((int)Math.Min((part - 1L) * MostAddresses, int.MaxValue)).Take(MostAddresses)
            .Select(project => new { project.ProjectId, project.LastPublished }).ToListAsync(cancellation);
        return works.Count == 0
            ? new Problem(ProblemKind.UnknownAddress, context.Request.Path.Value)
            : Xml("urlset", works.Select(work => ("url", address.Of(PageAddress.Project.In("es", work.ProjectId)), (DateTimeOffset?)work.LastPublished)));
    }

    // Made-up works are none to find.
    private static IQueryable<Project> Works(Db db, InstanceKind kind) =>
        db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published && !kind.IsDemo);

    private static TaggedBytes Xml(string root, IEnumerable<(string Element, string Address, DateTimeOffset? Changed)> entries)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement(root, Namespace);
            foreach (var (element, address, changed) in entries)
            {
                xml.WriteStartElement(element);
                xml.WriteElementString("loc", address);
                if (changed is not null)
                    xml.WriteElementString("lastmod", changed.Value.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
        }

        return new TaggedBytes(bytes.ToArray(), "application/xml");
    }
}
