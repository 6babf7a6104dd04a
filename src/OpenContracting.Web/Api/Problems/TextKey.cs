using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Api.Problems;

/// <summary>A part of a problem's detail that is itself a text in the reader's language.</summary>
public sealed record TextKey(string Key, params IReadOnlyList<object?> Arguments)
{
    public string In(string language) => PortalTexts.All.Format(language, Key, [.. Arguments]);
}
