using System.Text;
using OpenContracting.Json;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Schema;

/// <summary>The codes a string should be one of.</summary>
internal sealed class PlanCodelist(Codelist codelist, bool isOpen)
{
    private readonly TextTable codes = new([.. codelist.Codes.Select(code => Encoding.UTF8.GetBytes(code.Code))]);

    public Codelist Codelist => codelist;

    public bool IsOpen => isOpen;

    public bool Contains(ReadOnlySpan<byte> code) => codes.Find(code) >= 0;
}
