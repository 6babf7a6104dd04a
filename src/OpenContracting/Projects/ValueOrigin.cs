using OpenContracting.Releases;

namespace OpenContracting.Projects;

/// <summary>Where a value of a project comes from, back to the cells of the exports.</summary>
/// <param name="Source">What the mapping says: process, path in its compiled release, rule.</param>
/// <param name="Cells">The cells behind it; none where a person decided or a rule needs none.</param>
public sealed record ValueOrigin(ValueSource Source, IReadOnlyList<OriginCell> Cells)
{
    /// <summary>The most cells that are named: a sum over many contracts has many.</summary>
    public const int MostCells = 50;

    private const string Tables = "project-tables";

    /// <summary>Traces a value.</summary>
    /// <param name="sources">The mapping's provenance: see <see cref="MappedProject.Provenance"/>.</param>
    /// <param name="pointer">The value's JSON Pointer in the project.</param>
    /// <param name="processes">The provenance of the compiled release of each process, by its key.</param>
    /// <returns>Null where nothing is known of such a value.</returns>
    public static ValueOrigin? Trace(
        IReadOnlyList<ValueSource> sources, string pointer, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> processes)
    {
        // What holds a value, or stands in it, was noted where nothing was for the value alone.
        var source = sources.LastOrDefault(known => known.At == pointer)
            ?? sources.Where(known => IsWithin(pointer, known.At)).MaxBy(known => known.At.Length)
            ?? sources.FirstOrDefault(known => IsWithin(known.At, pointer));
        if (source is null)
            return null;
        var wanted = source.Source.StartsWith(Tables, StringComparison.Ordinal)
            ? "/planning/project/oc4ids" + WithoutIndexes(pointer)
            : "/" + source.Source;
        return new(source, [
            .. processes.Where(process => source.Process.Length == 0 || process.Key == source.Process)
                .OrderBy(process => process.Key, StringComparer.Ordinal)
                .SelectMany(process => Provenance.All(process.Value)
                    .Where(value => WithoutIndexes(value.Pointer) is var path && (path == wanted || IsWithin(path, wanted)))
                    .Select(value => new OriginCell(process.Key, value.Pointer, value.Entry)))
                .Take(MostCells),
        ]);
    }

    /// <summary>The cells behind what stands at a JSON Pointer of the processes' compiled releases; with an empty one, all.</summary>
    public static IEnumerable<OriginCell> CellsAt(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> processes, string pointer) =>
        processes.OrderBy(process => process.Key, StringComparer.Ordinal)
            .SelectMany(process => Provenance.All(process.Value)
                .Where(value => value.Pointer == pointer || IsWithin(value.Pointer, pointer))
                .Select(value => new OriginCell(process.Key, value.Pointer, value.Entry)));

    private static bool IsWithin(string pointer, string holder) =>
        pointer.Length > holder.Length && pointer.StartsWith(holder, StringComparison.Ordinal) && pointer[holder.Length] == '/';

    /// <summary>The names alone: the mapping orders anew what it takes from arrays.</summary>
    private static string WithoutIndexes(string pointer) =>
        string.Join('/', pointer.Split('/').Where(step => step.Length == 0 || !step.All(char.IsAsciiDigit)));
}
