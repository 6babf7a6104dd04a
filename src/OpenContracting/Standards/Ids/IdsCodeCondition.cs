namespace OpenContracting.Standards.Ids;

/// <summary>
/// A code that must stand beside the element's values: in the object at the condition's parent path, as the document whose
/// type is <c>projectScope</c>, or the party with the role <c>funder</c>.
/// </summary>
/// <param name="Path">The path of the code: <c>documents/documentType</c>.</param>
/// <param name="Codes">The codes, any one of which will do.</param>
public sealed record IdsCodeCondition(string Path, IReadOnlyList<string> Codes)
{
    /// <summary>The object that holds the code; empty for the project itself.</summary>
    public string Owner => Path.LastIndexOf('/') is > 0 and var at ? Path[..at] : "";

    internal static IdsCodeCondition Parse(string text) => text.Split('=', 2) switch
    {
        [{ Length: > 0 } path, { Length: > 0 } codes] => new(path, codes.Split('|')),
        _ => throw new FaultException("fault.condition", text),
    };
}
