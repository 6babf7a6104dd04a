using System.Text.Json;
using OpenContracting.Projects.Classification;

namespace OpenContracting.Projects.Mapping;

/// <summary>The processes of one project, parsed into pooled memory and in a fixed order: the earliest first.</summary>
internal sealed class ProcessViews : IDisposable
{
    private readonly List<JsonDocument> documents = [];

    private ProcessViews()
    {
    }

    public IReadOnlyList<ProcessView> Items { get; private set; } = [];

    /// <summary>The institution's project tables; undefined when there are none.</summary>
    public JsonElement Tables { get; private set; }

    public static ProcessViews Open(IReadOnlyList<CompiledProcess> processes, ReadOnlyMemory<byte> tables)
    {
        var views = new ProcessViews();
        try
        {
            views.Items =
            [
                .. processes.Select(views.Open).OrderBy(v => v.Published ?? DateTimeOffset.MaxValue).ThenBy(v => v.Key, StringComparer.Ordinal)
                    .Select((v, i) => Numbered(v, i)),
            ];
            views.Tables = tables.IsEmpty ? StatedTables.Of(views.Items) : views.Parse(tables);
            foreach (var process in views.Tables.Objects("contractingProcesses"))
                foreach (var view in views.Items.Where(v => Names(process).Any(n => n == v.Ocid || n == v.Number || n == v.Key)))
                    view.Tables = process.At("summary");
            return views;
        }
        catch
        {
            views.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var document in documents)
            document.Dispose();
    }

    private static IEnumerable<string> Names(JsonElement process) =>
        new[] { process.Text("id"), process.Text("summary", "ocid"), process.Text("summary", "externalReference") }.OfType<string>();

    private ProcessView Open(CompiledProcess process)
    {
        var release = Parse(process.CompiledRelease);
        return new ProcessView
        {
            Index = 0,
            Process = process,
            Release = release,
            Releases =
            [
                .. process.Releases.OrderBy(r => r.Date).ThenBy(r => r.Id, StringComparer.Ordinal)
                    .Select(r => new ReleaseView(r.Id, r.Date, Parse(r.Json))),
            ],
            Nature = ContractNature.Of(new ProcessSignals(release)),
        };
    }

    private static ProcessView Numbered(ProcessView view, int index)
    {
        view.Index = index;
        return view;
    }

    private JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        var document = JsonDocument.Parse(json);
        documents.Add(document);
        return document.RootElement;
    }
}
