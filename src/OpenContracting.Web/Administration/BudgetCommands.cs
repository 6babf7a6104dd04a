using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Budgets;
using OpenContracting.Storage;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Budgets;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Administration;

/// <summary>Budget execution that somebody brings as a file.</summary>
internal static class BudgetCommands
{
    /// <summary>Rows that could not be used are told one by one up to this many; all of them are kept.</summary>
    private const int MostTold = 50;

    public static async Task ImportAsync(AdminCall call)
    {
        var file = call.Options["FILE"];
        if (!File.Exists(file))
            throw new OperatorMistakeException(PortalTexts.Console("admin.noFile", file));
        if (new FileInfo(file).Length > BudgetIntake.Largest)
            throw new OperatorMistakeException(PortalTexts.Console("admin.budgetTooLarge", file, BudgetIntake.Largest >> 20));
        try
        {
            var kind = call.Get<InstanceKind>();
            var (import, isRepeated) = await call.Get<BudgetIntake>().TakeAsync(
                await File.ReadAllBytesAsync(file), Path.GetFileName(file), AuditLog.Console, await kind.WasDemoAsync(), default);
            if (isRepeated)
            {
                call.Say("admin.budgetRepeated", import.Id, Day(import.At));
                return;
            }

            foreach (var row in import.RefusedRows.OrderBy(row => row.Row).Take(MostTold))
                call.Output.WriteLine(new BudgetRefusal(row.Row, row.Code, row.Column, row.Found, row.Raw).In(ConsoleLanguage.Current));
            call.Say("admin.budgetTaken", import.Id, import.Rows, import.Fresh, import.Changed, import.Known, import.Refused);
        }
        catch (BudgetFileException mistake)
        {
            throw new OperatorMistakeException(mistake.In(ConsoleLanguage.Current));
        }
    }

    public static async Task ListAsync(AdminCall call)
    {
        foreach (var import in await call.Get<Db>().BudgetImports.AsNoTracking().OrderBy(import => import.Id).ToListAsync())
            call.Say("admin.budgetLine", import.Id, Day(import.At), import.Name, import.Rows, import.Fresh, import.Changed, import.Known, import.Refused);
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
