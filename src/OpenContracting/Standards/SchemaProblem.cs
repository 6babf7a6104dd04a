namespace OpenContracting.Standards;

/// <summary>What is odd about a schema after its extensions were applied: the data of a notice.</summary>
/// <param name="Code">The stable code, for example <c>unresolved-reference</c>.</param>
/// <param name="Where">The extension's id, or the file.</param>
/// <param name="Value">What is odd: a reference, a code.</param>
public sealed record SchemaProblem(string Code, string Where, string Value)
{
    /// <summary>A <c>$ref</c> leads nowhere; the field is left without constraints.</summary>
    public const string UnresolvedReference = "unresolved-reference";

    /// <summary>An extension removes a code that the codelist does not have.</summary>
    public const string RemovedCodeMissing = "removed-code-missing";
}
