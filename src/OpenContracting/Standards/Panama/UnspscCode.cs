namespace OpenContracting.Standards.Panama;

/// <summary>One entry of the goods and services classification.</summary>
/// <param name="Code">Two, four, six or eight digits.</param>
/// <param name="Level"><c>segment</c>, <c>family</c>, <c>class</c>, or <c>local</c> for Panama's own codes.</param>
/// <param name="Es">The Spanish title, our own.</param>
/// <param name="En">The English title, our own.</param>
/// <param name="Source">Where this row comes from.</param>
public sealed record UnspscCode(string Code, string Level, string Es, string En, string Source)
{
    /// <summary>The title in a language (<c>es</c> or <c>en</c>).</summary>
    public string Title(string language) => language == "en" ? En : Es;
}
