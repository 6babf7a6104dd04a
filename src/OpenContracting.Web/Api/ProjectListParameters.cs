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
        new("value_min", "number", "Least amount."),
        new("value_max", "number", "Largest amount."),
        new("updated_since", "string", "Published changed at or after this time: 2026-07-01 or 2026-07-01T13:00:00Z."),
        new("late", "string", "`yes`: in execution after the last known end."),
        new("sort", "string", "-updated (default), updated, -value, value, -start or id."),
        new("limit", "integer", "Projects a page, 1 to 1000; 100 when absent."),
        new("cursor", "string", "As `links.next` gives it."),
    ];
}
