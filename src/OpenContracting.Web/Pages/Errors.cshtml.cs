using OpenContracting.Web.Api.Problems;

namespace OpenContracting.Web.Pages;

/// <summary>Every way in which the API refuses, from the catalogue itself.</summary>
public sealed class ErrorsModel : PortalPage
{
    public IReadOnlyList<ProblemKind> Kinds => ProblemKind.All;

    public void OnGet()
    {
    }
}
