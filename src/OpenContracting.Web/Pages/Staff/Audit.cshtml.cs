using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Pages.Staff;

[Authorize(Policies.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class AuditModel(AuditLog audit) : PortalPage
{
    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync() => Entries = await audit.LastAsync(200);
}
