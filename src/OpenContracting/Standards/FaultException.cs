namespace OpenContracting.Standards;

/// <summary>What is wrong inside a file, as a text of the library with what was found.</summary>
internal sealed class FaultException(string key, params object?[] found) : FormatException(Texts.OfLibrary.Format("en", key, found))
{
    /// <summary>The sentence in <c>es</c> or <c>en</c>.</summary>
    public string In(string language) => Texts.OfLibrary.Format(language, key, found);
}
