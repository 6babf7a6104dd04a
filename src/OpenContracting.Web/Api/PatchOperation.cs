using System.Text.Json;

namespace OpenContracting.Web.Api;

/// <summary>An operation of a JSON Patch (RFC 6902).</summary>
/// <param name="Op"><c>add</c>, <c>remove</c> or <c>replace</c>.</param>
/// <param name="Path">A JSON Pointer into the first version.</param>
/// <param name="Value">The new value; absent with <c>remove</c>.</param>
public sealed record PatchOperation(string Op, string Path, JsonElement? Value);
