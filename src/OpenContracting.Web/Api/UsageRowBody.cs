using System.Text.Json.Serialization;

namespace OpenContracting.Web.Api;

/// <summary>The counts of one key by one kind of agent; null for 1 to 4.</summary>
/// <param name="Key">What the figures are of: a month (2026-10), or the code of whatever <c>by</c> lists.</param>
/// <param name="Agent"><c>person</c>, <c>machine</c> or <c>robot</c>, as far as the agent says it.</param>
/// <param name="Investigations">Looks and deliveries, double clicks once (<c>Total_Item_Investigations</c> of COUNTER).</param>
/// <param name="Requests">Deliveries of the data, double clicks once (<c>Total_Item_Requests</c>).</param>
/// <param name="UniqueInvestigations">Sessions in which something was looked at or fetched.</param>
/// <param name="UniqueRequests">Sessions in which something was fetched.</param>
/// <param name="Sessions">Sessions: one visitor in one hour of one day.</param>
/// <param name="Shares">Share buttons pressed.</param>
/// <param name="Saves">Citations saved.</param>
/// <param name="Follows">Feeds opened to be followed.</param>
public sealed record UsageRowBody(
    string Key,
    string Agent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Investigations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Requests,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? UniqueInvestigations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? UniqueRequests,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Sessions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Shares,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Saves,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Follows);
