namespace OpenContracting.Web.Links;

/// <summary>How many addresses of documents answered what, each counted once.</summary>
/// <param name="Nation">Of all projects.</param>
/// <param name="Institutions">By the id of the public authority of the projects.</param>
public sealed record LinkFigures(LinkCount Nation, IReadOnlyDictionary<string, LinkCount> Institutions)
{
    public LinkCount Of(string institution) => Institutions.GetValueOrDefault(institution, LinkCount.None);
}
