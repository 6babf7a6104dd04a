using Microsoft.EntityFrameworkCore;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries.Transparency;

namespace OpenContracting.Web.Administration;

/// <summary>Institutions with which it was agreed which of their columns fill which fields: a step on their way into the data.</summary>
internal static class MappingCommands
{
    public static async Task AgreeAsync(AdminCall call)
    {
        var institution = Known(call);
        var db = call.Get<Db>();
        var key = Ladder.MappingAgreed + institution.Id;
        if (await db.Settings.FindAsync(key) is null)
        {
            db.Settings.Add(new Setting { Key = key, Value = institution.Id, ChangedAt = call.Get<TimeProvider>().GetUtcNow(), ChangedBy = AuditLog.Console });
            await db.SaveChangesAsync();
            await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "mapping-agreed", institution.Id);
        }

        call.Say("admin.mappingAgreed", institution.Name);
    }

    public static async Task WithdrawAsync(AdminCall call)
    {
        var institution = Known(call);
        await call.Get<Db>().Settings.Where(setting => setting.Key == Ladder.MappingAgreed + institution.Id).ExecuteDeleteAsync();
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "mapping-withdrawn", institution.Id);
        call.Say("admin.mappingWithdrawn", institution.Name);
    }

    private static Institution Known(AdminCall call) => Institutions.Of().Find(call.Options["--institution"])
        ?? throw new OperatorMistakeException(PortalTexts.Console("admin.noSuchInstitution", call.Options["--institution"]));
}
