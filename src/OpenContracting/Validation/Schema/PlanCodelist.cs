using System.Text;
using OpenContracting.Json;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Schema;

/// <summary>The codes a string should be one of.</summary>
internal sealed class PlanCodelist(Codelist codelist, bool isOpen)
{
    private static int count;

    /// <summary>Tells one from another.</summary>
    public int Number { get; } = Interlocked.Increment(ref count);

    // Most documents use few lists. Two threads may both make the table; what they make is the same.
    private TextTable? codes;

    public Codelist Codelist => codelist;

    public bool IsOpen => isOpen;

    public bool Contains(ReadOnlySpan<byte> code) => (codes ??= Table()).Find(code) >= 0;

    private TextTable Table() => new([.. codelist.Codes.Select(code => Encoding.UTF8.GetBytes(code.Code))]);
}
