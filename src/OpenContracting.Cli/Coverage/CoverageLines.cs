using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Cli.Coverage;

/// <summary>A line of JSON a project: how many core elements are due and disclosed, and what it does with each element.</summary>
public sealed class CoverageLines(Stream output) : ICoverageRows
{
    private readonly BufferedStream buffered = new(output, 1 << 16);
    private readonly Utf8JsonWriter json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Write(ProjectDisclosure project)
    {
        json.Reset(buffered);
        json.WriteStartObject();
        json.WriteString("id", project.Id);
        json.WriteString("publicAuthority", project.Authority);
        json.WriteStartObject("core");
        json.WriteNumber("disclosed", Core(project, DisclosureState.Disclosed));
        json.WriteNumber("missing", Core(project, DisclosureState.Missing));
        json.WriteEndObject();
        json.WriteStartObject("elements");
        foreach (var each in project.Elements)
            json.WriteString(each.Element.Id, each.Code);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        buffered.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        buffered.Flush();
        json.Dispose();
    }

    private static int Core(ProjectDisclosure project, DisclosureState state) =>
        project.Elements.Count(each => each.Element.Set == IdsSet.Core && each.State == state);
}
