using System.Reflection;
using System.Text.RegularExpressions;

namespace OpenContracting.Tests;

/// <summary>Holds the Spanish and English texts of an assembly together.</summary>
public static partial class TextsAssert
{
    /// <summary>Every key has both texts, and both take the same arguments.</summary>
    public static void BothLanguagesAreComplete(Assembly assembly)
    {
        var texts = new Texts(assembly);
        var name = assembly.GetName().Name;
        var onlySpanish = texts.Keys("es").Except(texts.Keys("en")).Order().ToArray();
        var onlyEnglish = texts.Keys("en").Except(texts.Keys("es")).Order().ToArray();

        Assert.True(onlySpanish.Length == 0, $"{name}: write in the *.en.json file beside the Spanish one: {string.Join(", ", onlySpanish)}");
        Assert.True(onlyEnglish.Length == 0, $"{name}: write in the *.es.json file beside the English one: {string.Join(", ", onlyEnglish)}");
        Assert.NotEmpty(texts.Keys("es"));
        Assert.All(texts.Keys("es"), key => Assert.Equal((key, Arguments(texts["es", key])), (key, Arguments(texts["en", key]))));
    }

    private static string Arguments(string text) =>
        string.Join(' ', Argument().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order());

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Argument();
}
