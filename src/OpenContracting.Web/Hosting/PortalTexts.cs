namespace OpenContracting.Web.Hosting;

/// <summary>The texts of the portal, the API and the console, from the files beside the code.</summary>
public static class PortalTexts
{
    public static Texts All { get; } = new(typeof(PortalTexts).Assembly);

    /// <summary>A text for the operator, in the console's language.</summary>
    public static string Console(string key, params ReadOnlySpan<object?> arguments) =>
        All.Format(ConsoleLanguage.Current, key, arguments);
}
