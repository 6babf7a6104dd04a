using OpenContracting.Validation.Reports.Cove;

namespace OpenContracting.Validation.Reports;

/// <summary>Counts the fields that the schema does not know, path by path, however few of their notices a report keeps.</summary>
public sealed class UnknownFields : INoticeSink
{
    private const int MostPaths = 10_000;
    private const int Examples = 3;

    private readonly Dictionary<string, (long Count, List<string> Examples)> fields = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Add(Notice notice)
    {
        if (notice.Code != Rules.AdditionalField.Code)
            return;
        var path = "/" + CoveFindings.WithoutPositions(notice.Pointer);
        if (!fields.TryGetValue(path, out var field))
        {
            // Keys made up by a program must not fill the memory.
            if (fields.Count == MostPaths)
                return;
            field = (0, []);
        }

        if (field.Examples.Count < Examples && notice.Value is { } value && CoveFindings.IsPlain(value))
            field.Examples.Add(value);
        fields[path] = (field.Count + 1, field.Examples);
    }

    internal IReadOnlyList<CoveAdditionalField> All =>
    [
        .. fields.OrderBy(known => known.Key, StringComparer.Ordinal)
            .Select(known => new CoveAdditionalField(CoveFindings.Parent(known.Key), CoveFindings.Last(known.Key), known.Value.Count, known.Value.Examples)),
    ];
}
