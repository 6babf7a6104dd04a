using System.Globalization;
using System.Text;

namespace OpenContracting.Json;

/// <summary>Writes JSON Pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    public static void Append(StringBuilder pointer, JsonValue value)
    {
        if (!value.Parent.Exists)
            return;
        Append(pointer, value.Parent);
        if (value.Ordinal >= 0)
            Append(pointer, value.Ordinal);
        else
            Append(pointer, value.Name);
    }

    public static void Append(StringBuilder pointer, long ordinal) =>
        pointer.Append('/').Append(ordinal.ToString(CultureInfo.InvariantCulture));

    public static void Append(StringBuilder pointer, string name)
    {
        pointer.Append('/');
        if (name.AsSpan().IndexOfAny('~', '/') < 0)
            pointer.Append(name);
        else
            pointer.Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
    }
}
