using System.Text.Json;

namespace OpenContracting.Web.Api;

/// <summary>An operation of a JSON Patch (RFC 6902).</summary>
public sealed record PatchOperation(string Op, string Path, JsonElement? Value);
