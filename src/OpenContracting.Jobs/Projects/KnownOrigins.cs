using OpenContracting.Projects;

namespace OpenContracting.Jobs.Projects;

/// <summary>All that is known of where the values of one project or process come from.</summary>
/// <param name="Id">The project's id, or the process's ocid, else its number.</param>
/// <param name="Json">What is published: the project, or the compiled release.</param>
/// <param name="Sources">What the mapping says of each value; null for a process.</param>
/// <param name="Processes">The provenance of each compiled release, by the process's key.</param>
public sealed record KnownOrigins(
    string Id, ReadOnlyMemory<byte> Json, IReadOnlyList<ValueSource>? Sources, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Processes)
{
    /// <summary>The cells of a process, all of them; of a project see <see cref="Sources"/>.</summary>
    public IEnumerable<OriginCell> Cells => ValueOrigin.CellsAt(Processes, "");

    /// <summary>Where the value at a JSON Pointer comes from; null where nothing is known of it.</summary>
    public ValueOrigin? Trace(string pointer)
    {
        if (Sources is not null)
            return ValueOrigin.Trace(Sources, pointer, Processes);
        List<OriginCell> cells = [.. ValueOrigin.CellsAt(Processes, pointer).Take(ValueOrigin.MostCells)];
        return cells.Count == 0 ? null : new ValueOrigin(new ValueSource(pointer, cells[0].Process, pointer[1..], cells[0].Entry.Rule), cells);
    }
}
