using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Pages.Staff;

public sealed class SignOutModel(SignInManager<User> signIn) : PortalPage
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return Redirect(T.Link(PageAddress.Home));
    }
}
