namespace OpenContracting.Releases;

/// <summary>The rules by which values are made of cells, in words: <c>ProvenanceRules.es.json</c> and <c>.en.json</c> beside this.</summary>
public static class ProvenanceRules
{
    /// <summary>What a rule does; its code when it has no words.</summary>
    /// <param name="rule">The code: see <see cref="ProvenanceEntry.Rule"/>.</param>
    /// <param name="language"><c>es</c> or <c>en</c>.</param>
    public static string Text(string rule, string language)
    {
        var key = "cell." + rule;
        var text = Texts.OfLibrary[language, key];
        return text == key ? rule : text;
    }
}
