using System.Text;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Schema;

/// <summary>The codes a string should be one of.</summary>
internal sealed class PlanCodelist(Codelist codelist, bool isOpen)
{
    public Codelist Codelist => codelist;

    public bool IsOpen => isOpen;

    public bool Contains(ReadOnlySpan<byte> code)
    {
        if (code.Length > 256)
            return codelist.Contains(Encoding.UTF8.GetString(code));
        Span<char> text = stackalloc char[256];
        return codelist.Contains(text[..Encoding.UTF8.GetChars(code, text)]);
    }
}
