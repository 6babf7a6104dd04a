using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage;
using OpenContracting.Storage.Alarms;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pages.Staff;

[Authorize(Policies.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class AlarmsModel(
    Db db, InstanceSettings settings, AlarmTeller teller, AuditLog audit, UserManager<User> users, PublicAddress address, TimeProvider clock) : PortalPage
{
    public IReadOnlyList<Alarm> Alarms { get; private set; } = [];

    /// <summary>What came of the test just sent, by way; none when none was.</summary>
    public IReadOnlyList<(string Way, string? Problem)> Tested { get; private set; } = [];

    public AlarmSettings Settings => settings.Alarms;

    public async Task OnGetAsync(CancellationToken cancellation) => Alarms = await AlarmKeeper.ListAsync(db, clock.GetUtcNow(), cancellation);

    public async Task OnPostAsync(CancellationToken cancellation)
    {
        Tested = await teller.TellAsync(new AlarmMessage(address.Base, [], [], IsTest: true), cancellation);
        await audit.RecordAsync(users.GetUserId(User)!, "alarms-tested");
        await OnGetAsync(cancellation);
    }
}
