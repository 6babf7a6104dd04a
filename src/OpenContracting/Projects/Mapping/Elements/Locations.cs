using System.Text.Json;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Where the project is: the institution's and the project extension's locations, else where the works are to be delivered, else the place the title names.</summary>
/// <remarks>Never the province in the number of the act: that is where the purchasing office is.</remarks>
internal sealed class Locations : IProjectElement
{
    private const string FromDelivery = "locations-from-delivery";
    private const string FromText = "locations-from-text";

    public string Code => "locations";

    public IReadOnlyList<string> Switches { get; } = [FromDelivery, FromText];

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("locations", ProjectMapping.FromTheTables, "planning/project/locations", "tender/deliveryLocations", "tender/deliveryAddresses",
            "tender/items/deliveryLocation", "tender/items/deliveryAddress", "tender/title", "tender/description"),
    ];

    public void Write(ProjectMapping project)
    {
        var stated = project.Processes.SelectMany(p => p.Planning.Objects("project", "locations").Select(l => new SourceItem(l, p, "planning/project/locations"))).ToArray();
        project.Json.StartArray("locations");
        var regions = stated.Length > 0 || project.Tables.Objects("locations").Any() ? Stated(project, stated)
            : project.Uses(FromDelivery) && Delivery(project) is { Count: > 0 } delivered ? delivered
            : project.Uses(FromText) ? Named(project) : [];
        project.Json.End();
        project.Facts = project.Facts with { Provinces = [.. regions.Select(Province).Distinct()] };
    }

    private List<string> Stated(ProjectMapping project, SourceItem[] stated)
    {
        var regions = new List<string>();
        project.Copy.Items(project.Json, project.Schema.Definition("Location"),
            project.Tables.Objects("locations").Select(l => new SourceItem(l, null, ProjectMapping.FromTheTables)).Concat(stated), item =>
            {
                project.From(null, item.Process, item.Source, Code);
                if (item.Item.Text("address", "region") is { } region)
                    regions.Add(region);
            });
        return regions;
    }

    private List<string> Delivery(ProjectMapping project)
    {
        var regions = new List<string>();
        var ids = new ItemIds();
        using var scratch = new ProjectJson();
        foreach (var (process, place, source) in project.Works.SelectMany(Places))
        {
            scratch.Reset();
            scratch.StartObject();
            if (source.Contains("Address"))
                WriteAddress(project, scratch, place, process);
            else
                project.Copy.Members(scratch, project.Schema.Definition("Location"), place, process, withId: false);
            if (!scratch.End() || !ids.IsNew(null, scratch.Written.Span))
                continue;
            project.Json.ObjectWithId(ids.Take(place.Text("id")), scratch.Written.Span);
            project.From(null, process, source, Code, inferred: true);
            if ((place.Text("region") ?? place.Text("address", "region")) is { } region)
                regions.Add(region);
        }

        return regions;
    }

    private static void WriteAddress(ProjectMapping project, ProjectJson json, JsonElement address, ProcessView process)
    {
        json.String("description", address.Text("description"));
        json.StartObject("address");
        project.Copy.Members(json, project.Schema.Definition("Address"), address, process);
        json.End();
    }

    private static IEnumerable<(ProcessView Process, JsonElement Place, string Source)> Places(ProcessView process) =>
        Places(process, process.Tender, "tender/").Concat(process.Tender.Objects("items").SelectMany(item => Places(process, item, "tender/items/")));

    private static IEnumerable<(ProcessView Process, JsonElement Place, string Source)> Places(ProcessView process, JsonElement holder, string path)
    {
        foreach (var several in (string[])["deliveryLocations", "deliveryAddresses"])
            foreach (var place in holder.Objects(several))
                yield return (process, place, path + several);
        foreach (var one in (string[])["deliveryLocation", "deliveryAddress"])
            if (holder.At(one) is { ValueKind: JsonValueKind.Object } place)
                yield return (process, place, path + one);
    }

    /// <summary>The places that titles of the works name with certainty, else those of their descriptions.</summary>
    private List<string> Named(ProjectMapping project)
    {
        var regions = new List<string>();
        foreach (var process in project.Works)
        {
            var source = "tender/title";
            var places = NamedPlaces.In(process.TitleWords);
            if (places.Count == 0)
                (source, places) = ("tender/description", NamedPlaces.In(process.DescriptionWords));
            foreach (var place in places)
            {
                if (regions.Contains(place.Key))
                    continue;
                regions.Add(place.Key);
                project.Json.StartObject();
                project.Json.String("id", regions.Count.ToString());
                project.Json.StartObject("address");
                project.Json.String("locality", place.Locality);
                project.Json.String("region", place.Region);
                project.Json.String("countryName", NamedPlaces.Country);
                project.Json.End();
                project.From(null, process, source, Code, inferred: true, place.Evidence);
                project.Json.End();
            }
        }

        return [.. regions.Select(r => r.Split('\n')[0])];
    }

    private static string Province(string region) =>
        Standards.Panama.Places.Of().FindByName(region) is { Kind: not PlaceKind.Several } place ? place.Es : region.Trim();
}
