using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace OpenContracting.Web.Pages;

/// <summary>Gives every page its two addresses from <see cref="PageAddress"/>, each telling the page its language.</summary>
public sealed class PageLanguages : IPageRouteModelConvention
{
    public void Apply(PageRouteModel model)
    {
        var address = PageAddress.All.FirstOrDefault(address => address.Page == model.ViewEnginePath)
            ?? throw new InvalidOperationException($"The page {model.ViewEnginePath} has no line in PageAddress.");
        model.Selectors.Clear();
        model.Selectors.Add(Selector(address.Spanish, new PageLanguage("es", address)));
        model.Selectors.Add(Selector(address.English, new PageLanguage("en", address)));
    }

    private static SelectorModel Selector(string template, PageLanguage language) => new()
    {
        AttributeRouteModel = new AttributeRouteModel { Template = template.TrimStart('/') },
        EndpointMetadata = { language },
    };
}
