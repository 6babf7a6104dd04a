using Microsoft.AspNetCore.Html;

namespace OpenContracting.Web.Charts;

/// <summary>How far a work has come, as a square that fills up: told by shape, never by colour alone; words stand beside it.</summary>
public static class StatusGlyph
{
    public static IHtmlContent Draw(string? status) => new HtmlString(
        "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">"
        + (status is "decommissioned" or "decommissioning" or null
            ? "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-dasharray=\"2.5 2\" d=\"M1.5 1.5h13v13h-13z\"/>"
            : "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" d=\"M1.5 1.5h13v13h-13z\"/>")
        + Filling(status)
        + "</svg>");

    private static string Filling(string? status) => status switch
    {
        "preparation" => "<path fill=\"currentColor\" d=\"M3.5 11h9v1.5h-9z\"/>",
        "implementation" => "<path fill=\"currentColor\" d=\"M3.5 7.5h9v5h-9z\"/>",
        "completion" => "<path fill=\"currentColor\" d=\"M3.5 5h9v7.5h-9z\"/>",
        "completed" or "maintenance" => "<path fill=\"currentColor\" d=\"M3.5 3.5h9v9h-9z\"/>",
        "cancelled" => "<path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" d=\"m4 4 8 8m0-8-8 8\"/>",
        _ => "",
    };
}
