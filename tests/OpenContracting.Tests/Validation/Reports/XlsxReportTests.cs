using MiniExcelLibs;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Tests.Validation.Reports;

public sealed class XlsxReportTests
{
    [Fact]
    public void AWorkbookHoldsVerdictsRulesAndNotices()
    {
        var workbook = Written();

        Assert.Equal(["Veredictos", "Reglas", "Hallazgos"], workbook.GetSheetNames());
        var verdict = workbook.Query(useHeaderRow: true, sheetName: "Veredictos").Cast<IDictionary<string, object>>().First();
        Assert.Equal(("Estructura", "con errores", 3d), (verdict["Veredicto"], verdict["Resultado"], verdict["Errores"]));
        var notice = workbook.Query(useHeaderRow: true, sheetName: "Hallazgos").Cast<IDictionary<string, object>>()
            .Single(row => (string)row["Código"] == "wrong-type");
        Assert.Equal(("=obras.json", "/projects/0/budget/amount/amount", 12d), (notice["Documento"], notice["Lugar"], notice["Línea"]));
    }

    private static MemoryStream Written()
    {
        var output = new MemoryStream();
        var document = new ReportedDocument("=obras.json", Validator.Validate(File.ReadAllBytes(RepositoryFiles.Fixture("reports", "package.json"))));
        new XlsxReport().Write(output, [document], "es");
        return output;
    }
}
