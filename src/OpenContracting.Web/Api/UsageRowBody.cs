using System.Text.Json.Serialization;

namespace OpenContracting.Web.Api;

/// <summary>The counts of one key by one kind of agent; null for 1 to 4.</summary>
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
