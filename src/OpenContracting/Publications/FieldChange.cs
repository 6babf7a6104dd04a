using System.Text.Json;

namespace OpenContracting.Publications;

/// <summary>One step from a version of a document to another: an operation of a JSON Patch (RFC 6902), with what stood there before.</summary>
/// <param name="Operation"><c>add</c>, <c>remove</c> or <c>replace</c>.</param>
/// <param name="Pointer">Where, in the document as the steps before have left it.</param>
/// <param name="Before">What stood there; null when nothing did.</param>
/// <param name="After">What stands there now; null when nothing does.</param>
public sealed record FieldChange(string Operation, string Pointer, JsonElement? Before, JsonElement? After);
