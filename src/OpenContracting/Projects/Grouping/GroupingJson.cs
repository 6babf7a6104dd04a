using System.Text.Json.Serialization;

namespace OpenContracting.Projects.Grouping;

/// <summary>Serialisation, generated at build time, of the records grouping keeps.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GroupingFacts))]
[JsonSerializable(typeof(ProjectIdMap))]
internal sealed partial class GroupingJson : JsonSerializerContext;
