using System.Globalization;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage.Backups;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Administration;

/// <summary>The whole instance in one file, and back.</summary>
internal static class BackupCommands
{
    public static Task TakeAsync(AdminCall call) => TellingAsync(async () =>
    {
        var file = File(call);
        var manifest = await call.Get<Backup>().TakeAsync(file, default);
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "backup-taken", Path.GetFileName(file));
        call.Say("admin.backedUp", file, Wording.Bytes(new FileInfo(file).Length), manifest.Entries.Count, Time(manifest.TakenAt));
    });

    public static Task CheckAsync(AdminCall call) => TellingAsync(async () =>
    {
        var file = File(call);
        var manifest = await Backup.VerifyAsync(Existing(file), default);
        call.Say("admin.backupGood", file, manifest.Entries.Count, Time(manifest.TakenAt), manifest.Migration);
    });

    public static Task RestoreAsync(AdminCall call) => TellingAsync(async () =>
    {
        var file = Existing(File(call));
        var restored = await call.Get<Backup>().RestoreAsync(file, call.Option("--replace") is not null, kept => call.Say("admin.keptBefore", kept), default);
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "backup-restored", Path.GetFileName(file));
        call.Say("admin.restored", Time(restored.TakenAt), restored.Exports, restored.Files);
    });

    private static string File(AdminCall call) => Path.GetFullPath(call.Options["FILE"]);

    private static string Existing(string file) =>
        System.IO.File.Exists(file) ? file : throw new OperatorMistakeException(PortalTexts.Console("admin.noFile", file));

    private static async Task TellingAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (BackupException fault)
        {
            throw new OperatorMistakeException(PortalTexts.Console($"backup.{fault.Code}", fault.Detail));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OperatorMistakeException(PortalTexts.Console("backup.disk", refused.Message));
        }
    }

    private static string Time(DateTimeOffset time) =>
        time.ToOffset(PanamaDate.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
