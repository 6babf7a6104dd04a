using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Worksheets;
using OpenContracting.Storage;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Worksheets;

namespace OpenContracting.Web.Administration;

/// <summary>Editions of the transparency index as files.</summary>
internal static class IndexCommands
{
    public static async Task ImportAsync(AdminCall call)
    {
        var file = call.Options["FILE"];
        if (!File.Exists(file))
            throw new OperatorMistakeException(PortalTexts.Console("admin.noFile", file));
        if (new FileInfo(file).Length > IndexIntake.Largest)
            throw new OperatorMistakeException(PortalTexts.Console("admin.indexTooLarge", file, IndexIntake.Largest >> 20));
        if (!Enum.TryParse<IndexKind>(call.Options["--kind"], ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            throw new OperatorMistakeException(PortalTexts.Console("admin.indexKind", call.Options["--kind"]));
        var taking = await call.Get<IndexIntake>().TakeAsync(await File.ReadAllBytesAsync(file), Path.GetFileName(file), kind, call.Option("--source"), AuditLog.Console, default);
        if (taking.Outcome is not (IndexOutcome.Made or IndexOutcome.Replaced or IndexOutcome.Unchanged))
        {
            foreach (var fault in taking.Faults)
                call.Output.WriteLine(fault.In(ConsoleLanguage.Current));
            throw new OperatorMistakeException(taking.Faults.Count > 0
                ? PortalTexts.Console("admin.indexFaulty", file, taking.Faults.Count)
                : PortalTexts.Console("index.outcome." + taking.Outcome, taking.Edition));
        }

        call.Say("index.outcome." + taking.Outcome, taking.Edition);
    }

    public static async Task ListAsync(AdminCall call)
    {
        foreach (var edition in await call.Get<Db>().IndexEditions.AsNoTracking().OrderBy(edition => edition.Name).ToListAsync())
            call.Say("admin.indexLine", edition.Name, PortalTexts.Console("index.kind." + edition.Kind), PortalTexts.Console("index.state." + edition.State),
                edition.StateAt.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture), edition.Source);
    }

    public static async Task ExportAsync(AdminCall call)
    {
        var names = await call.Get<Db>().IndexEditions.AsNoTracking().OrderBy(edition => edition.Name).Select(edition => new { edition.Id, edition.Name }).ToListAsync();
        var asked = names.SingleOrDefault(each => each.Name == call.Options["--edition"])
            ?? throw new OperatorMistakeException(PortalTexts.Console("admin.indexUnknown", call.Options["--edition"], string.Join(", ", names.Select(each => each.Name))));
        var account = await call.Get<IndexRegister>().FindAsync(asked.Id, default);
        await File.WriteAllBytesAsync(call.Options["FILE"], IndexTable.Write(account!.Rows));
    }
}
