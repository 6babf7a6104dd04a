namespace OpenContracting.Web.Api;

/// <summary>The filter grammar as the OpenAPI document shows it; <see cref="Queries.ProjectFilter"/> reads it.</summary>
public static class ProjectListParameters
{
    public static IReadOnlyList<QueryParameter> All { get; } =
    [
        new("q", "string", "Words of the title, description, places and parties; accents and case do not matter."),
        new("status", "array", "Codes of projectStatus.csv."),
        new("sector", "array", "Codes of projectSector.csv."),
        new("type", "array", "Codes of projectType.csv."),
        new("province", "array", "Provinces or comarcas: our code, ISO 3166-2 or the name."),
        new("institution", "array", "Ids of public authorities."),
        new("supplier", "array", "Ids or exact names of suppliers; repeated, not joined with commas."),
        new("procedure", "array", "Procurement methods: open, selective, limited or direct."),
        new("year", "array", "Years of the yearly files: when the work began."),
        new("start_min", "string", "Begins at or after this time."),
        new("start_max", "string", "Begins at or before this time."),
        new("end_min", "string", "Ends at or after this time."),
        new("end_max", "string", "Ends at or before this time."),
        new("bbox", "string", "west,south,east,north in degrees; projects without a point never pass."),
        new("near", "string", "latitude,longitude,kilometres: 8.98,-79.52,5."),
        new("value_min", "number", "Least amount."),
        new("value_max", "number", "Largest amount."),
        new("updated_since", "string", "Published changed at or after this time: 2026-07-01 or 2026-07-01T13:00:00Z."),
        new("late", "string", "`yes`: in execution after the last known end."),
        new("sort", "string", "-updated (default), updated, -value, value, -start or id."),
        new("limit", "integer", "Projects a page, 1 to 1000; 100 when absent."),
        new("cursor", "string", "As `links.next` gives it."),
    ];
}
