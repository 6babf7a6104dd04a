using System.Text.Json;

namespace OpenContracting.Projects.Mapping.Elements;

/// <summary>Where the project is: the project extension's locations, else where the works are to be delivered.</summary>
/// <remarks>Never the province in the number of the act: that is where the purchasing office is.</remarks>
internal sealed class Locations : IProjectElement
{
    public string Code => "locations";

    public IReadOnlyList<MappedField> Fields { get; } =
    [
        new("locations", "planning/project/locations", "tender/deliveryLocations", "tender/deliveryAddresses",
            "tender/items/deliveryLocation", "tender/items/deliveryAddress"),
    ];

    public void Write(ProjectMapping project)
    {
        var stated = project.Processes.SelectMany(p => p.Planning.Objects("project", "locations").Select(l => (l, (ProcessView?)p))).ToArray();
        project.Json.StartArray("locations");
        if (stated.Length > 0)
        {
            project.Copy.Items(project.Json, project.Schema.Definition("Location"), stated,
                (_, _, process) => project.From(null, process, "planning/project/locations", Code));
            Provinces(project, stated.Select(s => s.l.Text("address", "region")));
        }
        else
        {
            Delivery(project);
        }

        project.Json.End();
    }

    private void Delivery(ProjectMapping project)
    {
        var shape = project.Schema.Definition("Location");
        var places = project.Works.SelectMany(Places).ToArray();
        var ids = new ItemIds();
        foreach (var (process, place, isAddress) in places)
        {
            using var scratch = new ProjectJson();
            scratch.StartObject();
            if (isAddress)
            {
                scratch.StartObject("address");
                project.Copy.Members(scratch, project.Schema.Definition("Address"), place, process);
                scratch.End();
            }
            else
            {
                project.Copy.Members(scratch, shape, place, process, withId: false);
            }

            if (!scratch.End() || !ids.IsNew(null, scratch.Written.Span))
                continue;
            project.Json.ObjectWithId(ids.Take(place.Text("id")), scratch.Written.Span);
            project.From(null, process, isAddress ? "tender/deliveryAddresses" : "tender/deliveryLocations", Code, inferred: true);
        }

        Provinces(project, places.Select(p => p.IsAddress ? p.Place.Text("region") : p.Place.Text("address", "region")));
    }

    private static IEnumerable<(ProcessView Process, JsonElement Place, bool IsAddress)> Places(ProcessView process) =>
        process.Tender.Objects("items").Prepend(process.Tender).SelectMany(holder =>
            holder.Objects("deliveryLocations").Append(holder.At("deliveryLocation")).Select(l => (process, l, false))
                .Concat(holder.Objects("deliveryAddresses").Append(holder.At("deliveryAddress")).Select(a => (process, a, true))))
            .Where(p => p.Item2.ValueKind == JsonValueKind.Object);

    private static void Provinces(ProjectMapping project, IEnumerable<string?> regions) =>
        project.Facts = project.Facts with { Provinces = [.. regions.OfType<string>().Select(r => r.Trim()).Distinct()] };
}
