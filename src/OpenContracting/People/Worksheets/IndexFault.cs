namespace OpenContracting.People.Worksheets;

/// <summary>What is wrong with a file of an edition: nothing of such a file is taken in.</summary>
/// <param name="Line">The line of the file it ends on; the header is line 1.</param>
/// <param name="Column">The column; empty when it is the line as a whole.</param>
/// <param name="Code">What: a key of <c>Worksheets.es.json</c> after <c>index.fault.</c>.</param>
/// <param name="Found">What stood there.</param>
/// <param name="Expected">What should; empty when the sentence says it.</param>
public sealed record IndexFault(int Line, string Column, string Code, string Found, string Expected = "")
{
    /// <summary>The sentence in <c>es</c> or <c>en</c>: where, what was found, what was expected, how to mend it.</summary>
    public string In(string language) => Texts.OfLibrary.Format(language, "index.fault." + Code, Line, Column, Found, Expected);
}
