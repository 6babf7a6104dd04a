using System.Text.Json;

namespace OpenContracting.Web.Api;

/// <summary>A page of projects with the fields that were asked for.</summary>
public sealed record SelectedListBody(int Total, int Limit, DateTimeOffset? DataAsOf, IReadOnlyList<JsonElement> Projects, PageLinks? Links);
