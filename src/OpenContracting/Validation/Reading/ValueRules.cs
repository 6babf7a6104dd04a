using System.Text.Json;
using OpenContracting.Json;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>The keywords about a value by itself: type, enum, text and number.</summary>
internal static class ValueRules
{
    public static void Judge(JsonItem item, int index, PlanNode place, Findings findings)
    {
        ref var entry = ref item.Entries[index];
        if ((place.Types & TypeOf(in entry)) == 0)
            findings.Report(Rules.WrongType, index, place.Types.Names());
        if (entry.Kind == JsonValueKind.String)
            JudgeText(item, index, place, findings);
        else if (entry.Kind == JsonValueKind.Number && place.Limits is { } limits)
            JudgeNumber(item.Slice(entry.Start, entry.End - entry.Start), index, limits, findings);
        if (place.Enum is { } allowed && !allowed.Contains(new JsonValue(item, index)))
            findings.Report(Rules.NotInEnum, index, allowed.Names);
    }

    public static JsonTypes TypeOf(in JsonEntry entry) => entry.Kind switch
    {
        JsonValueKind.Object => JsonTypes.Object,
        JsonValueKind.Array => JsonTypes.Array,
        JsonValueKind.String => JsonTypes.String,
        JsonValueKind.Number when (entry.Flags & JsonEntryFlags.NoInteger) != 0 => JsonTypes.Number,
        JsonValueKind.Number => JsonTypes.Number | JsonTypes.Integer,
        JsonValueKind.True or JsonValueKind.False => JsonTypes.Boolean,
        _ => JsonTypes.Null,
    };

    private static void JudgeText(JsonItem item, int index, PlanNode place, Findings findings)
    {
        ref var entry = ref item.Entries[index];
        var raw = item.Slice(entry.Start + 1, entry.End - entry.Start - 2);
        var escaped = (entry.Flags & JsonEntryFlags.EscapedValue) != 0;
        // A character takes at least one byte, and no more than 12 as two escapes: most lengths need no counting.
        if (place.MinLength > 0 && raw.Length < place.MinLength * 12L && JsonText.Length(raw, escaped) < place.MinLength)
            findings.Report(Rules.TooShort, index, $"{place.MinLength}");
        if (raw.Length > place.MaxLength && JsonText.Length(raw, escaped) > place.MaxLength)
            findings.Report(Rules.TooLong, index, $"{place.MaxLength}");
        if (place.Pattern is { } pattern && !pattern.IsMatch(JsonText.Decode(raw)))
            findings.Report(Rules.PatternMismatch, index, pattern.Source);
        if (place.Format != StringFormat.None)
            JudgeFormat(escaped ? Unescape(raw) : raw, index, place.Format, findings);
    }

    private static void JudgeFormat(ReadOnlySpan<byte> text, int index, StringFormat format, Findings findings)
    {
        if (format == StringFormat.DateTime && !DateTimeText.IsValid(text))
            findings.Report(Rules.InvalidDateTime, index);
        else if (format == StringFormat.Uri && !UriText.IsValid(text))
            findings.Report(Rules.InvalidUri, index);
        else if (format == StringFormat.Email && text.IndexOf((byte)'@') < 0)
            findings.Report(Rules.InvalidEmail, index);
    }

    private static void JudgeNumber(ReadOnlySpan<byte> number, int index, NumberLimits limits, Findings findings)
    {
        if (limits.IsBelow(number))
            findings.Report(Rules.BelowMinimum, index, limits.Minimum);
        if (limits.IsAbove(number))
            findings.Report(Rules.AboveMaximum, index, limits.Maximum);
        if (limits.IsNoMultiple(number))
            findings.Report(Rules.NoMultiple, index, limits.MultipleOf);
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        var buffer = new byte[raw.Length];
        return buffer.AsSpan(0, JsonText.Unescape(raw, buffer));
    }
}
