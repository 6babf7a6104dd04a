using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Sources;

/// <summary>What was said of a source cannot be.</summary>
/// <param name="key">The text's key.</param>
/// <param name="arguments">What goes into the text.</param>
public sealed class SourceMistakeException(string key, params object?[] arguments) : Exception
{
    /// <summary>In a sentence.</summary>
    public string In(string language) => PortalTexts.All.Format(language, key, arguments);
}
