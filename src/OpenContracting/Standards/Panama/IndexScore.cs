namespace OpenContracting.Standards.Panama;

/// <summary>A weight and a score of the Infrastructure Transparency Index as CoST's people published or entered them; never computed by us.</summary>
/// <param name="Edition">The edition: <c>2023</c>.</param>
/// <param name="Node">The part of the index: <c>index</c>, a dimension (<c>1</c> to <c>4</c>), or a variable, sub-variable or indicator below it.</param>
/// <param name="Parent">The part that it is a part of; null for the index.</param>
/// <param name="Spanish">Its name in Spanish.</param>
/// <param name="English">Its name in English.</param>
/// <param name="Institution">The institution that is scored, by its id in the table of institutions; null for the nation.</param>
/// <param name="Weight">Its weight within its parent, 0 to 1; null where none is published.</param>
/// <param name="Score">Its score, 0 to 100; null where none is published.</param>
/// <param name="Source">Where that was read.</param>
public sealed record IndexScore(
    string Edition, string Node, string? Parent, string Spanish, string English, string? Institution, decimal? Weight, decimal? Score, string Source)
{
    /// <summary>The name in a language (<c>es</c> or <c>en</c>).</summary>
    public string Name(string language) => language == "en" ? English : Spanish;
}
