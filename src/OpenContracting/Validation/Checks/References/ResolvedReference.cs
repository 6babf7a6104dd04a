using OpenContracting.Json;

namespace OpenContracting.Validation.Checks.References;

/// <summary>A reference to an organization.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Id">The id of the party it names; undefined when there is no such party.</param>
internal readonly record struct ResolvedReference(JsonValue Reference, JsonValue Id);
