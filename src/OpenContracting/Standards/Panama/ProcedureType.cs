namespace OpenContracting.Standards.Panama;

/// <summary>A kind of procedure as a platform or the law names it, and the OCDS method it stands for.</summary>
/// <param name="Code">Our own code, stable.</param>
/// <param name="Generation">Who numbers it so: <c>v3</c>; <c>number</c> for the letters in an act's number; <c>law</c>; <c>label</c>.</param>
/// <param name="Id">The number there; null when it has none.</param>
/// <param name="Prefix">The letters in an act's number (<c>LP</c>); null when unknown.</param>
/// <param name="Es">The Spanish label.</param>
/// <param name="En">The English label.</param>
/// <param name="Method">The code of the codelist <c>method</c>; null where none may be assumed.</param>
/// <param name="Subject">What it is limited to: <c>medicines</c>, <c>shortage</c>, <c>sale</c>; null when nothing.</param>
/// <param name="Source">Where this row comes from.</param>
public sealed record ProcedureType(
    string Code, string Generation, string? Id, string? Prefix, string Es, string En, string? Method, string? Subject, string Source)
{
    /// <summary>The label in a language (<c>es</c> or <c>en</c>).</summary>
    public string Name(string language) => language == "en" ? En : Es;
}
