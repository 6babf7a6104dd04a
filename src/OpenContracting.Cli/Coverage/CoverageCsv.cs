using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Cli.Coverage;

/// <summary>A row of CSV a project and element, with the reason where the element need not be disclosed.</summary>
public sealed class CoverageCsv : ICoverageRows
{
    private static readonly string[] Columns = ["project", "public_authority", "element", "name", "set", "part", "state", "reason"];

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape };

    private readonly StreamWriter text;
    private readonly CsvWriter csv;
    private readonly string language;

    public CoverageCsv(Stream output, string language)
    {
        text = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        csv = new CsvWriter(text, Configuration, leaveOpen: true);
        this.language = language;
        WriteRow(Columns);
    }

    public void Write(ProjectDisclosure project)
    {
        foreach (var each in project.Elements)
            WriteRow(
            [
                project.Id, project.Authority, each.Element.Id, each.Element.Name(language), each.Element.Set.ToString().ToLowerInvariant(),
                each.Element.Phase ?? each.Element.Module, each.Code, each.Reason(language),
            ]);
    }

    public void Dispose()
    {
        csv.Dispose();
        text.Dispose();
    }

    private void WriteRow(ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.NextRecord();
    }
}
