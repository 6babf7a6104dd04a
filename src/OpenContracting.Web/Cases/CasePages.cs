using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Cases;

/// <summary>The addresses at which nothing may be noted of who asks: no count, no trace, no metric, no copy kept, no word to where they go next.</summary>
public static class CasePages
{
    private static readonly PathString[] Roots =
        [PageAddress.Report.Spanish, PageAddress.Report.English, "/casos", "/en/cases", "/api/v1/cases"];

    public static bool IsOne(PathString path)
    {
        foreach (var root in Roots)
            if (path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
