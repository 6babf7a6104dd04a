using OpenContracting.Cli.Explanation;
using OpenContracting.Projects;
using OpenContracting.Releases;
using OpenContracting.Validation;

namespace OpenContracting.Cli.Validation;

/// <summary>Names the cell of an export behind a notice, by the file that <c>occ convert --provenance</c> wrote beside what is validated.</summary>
internal sealed class NoticeSources(string path)
{
    private static readonly string[] Lists = ["projects", "records", "releases"];

    // Notices come item by item.
    private string? lastId;
    private (IReadOnlyList<ValueSource>? Sources, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Processes)? last;
    private readonly ProvenanceIndex index = new(path);

    /// <summary>File, row and column, <c>contratos.csv:12:monto</c>; null when nothing is known of the value.</summary>
    public string? Of(Notice notice)
    {
        if (notice.ObjectId is not { } id)
            return null;
        if (id != lastId)
            (lastId, last) = (id, index.Find(id));
        if (last is not var (sources, processes))
            return null;
        var pointer = WithinItem(notice.Pointer);
        var cell = sources is null ? OfProcess(processes, pointer) : ValueOrigin.Trace(sources, pointer, processes)?.Cells.FirstOrDefault();
        return cell is null ? null : Show(cell.Entry);
    }

    private static OriginCell? OfProcess(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> processes, string pointer) => processes
        .Select(process => new OriginCell(process.Key, pointer, Provenance.Find(process.Value, pointer))).FirstOrDefault();

    private static string Show(ProvenanceEntry entry) =>
        entry.Column is null ? $"{entry.File}:{entry.Row}" : $"{entry.File}:{entry.Row}:{entry.Column}";

    // /projects/12/title is /title of the project; a record's compiled release is what its process became.
    private static string WithinItem(string pointer)
    {
        var steps = pointer.Split('/');
        var own = steps.Length > 2 && Lists.Contains(steps[1]) ? steps[3..] : steps[1..];
        if (own is ["compiledRelease", ..])
            own = own[1..];
        return string.Concat(own.Select(step => "/" + step));
    }
}
